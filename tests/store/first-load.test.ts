// When a load may leave out the comparison with what is stored.
import { describe, expect, it } from 'vitest';
import { FirstLoad } from '../../api/store/neo4j/first-load.js';

const status = (version: string, relations = 0) => ({ version, relations, entities: 0 });

describe('a first load', () => {
  it('has an empty table to itself while the version is the one that its last batch has left', () => {
    const load = new FirstLoad();
    expect(load.isFirstOf('relations', status('0'))).toBe(true);
    load.hasLeft('a');
    expect(load.isFirstOf('relations', status('a', 5000))).toBe(true);
    load.hasLeft('b');
    expect(load.isFirstOf('entities', status('b', 10_000))).toBe(true);
  });

  it('compares what is in a table that held something when it began', () => {
    const load = new FirstLoad();
    expect(load.isFirstOf('relations', status('x', 1))).toBe(false);
    expect(load.isFirstOf('entities', status('x', 1))).toBe(true);
  });

  it('compares everything from the moment another has written', () => {
    const load = new FirstLoad();
    expect(load.isFirstOf('relations', status('0'))).toBe(true);
    load.hasLeft('a');
    expect(load.isFirstOf('relations', status('another', 9000))).toBe(false);
    load.hasLeft('b');
    expect(load.isFirstOf('relations', status('b', 14_000))).toBe(false);
  });

  it('looks again when its first batch is repeated', () => {
    const load = new FirstLoad();
    expect(load.isFirstOf('relations', status('0'))).toBe(true);
    expect(load.isFirstOf('relations', status('another', 9000))).toBe(false);
  });

  it('compares tables that the status does not count', () => {
    expect(new FirstLoad().isFirstOf('conflicts', status('0'))).toBe(false);
  });
});
