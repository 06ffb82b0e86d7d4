// What resolvers are given.
import type { Session } from '../questions/session.js';

export interface Context {
  session: Session;
}
