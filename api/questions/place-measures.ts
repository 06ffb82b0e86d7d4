// What places offer, side by side: policies and measures that reach each of them, by the sector that they are for.
import { badInput } from '../errors.js';
import { grouped, inOrder } from '../model/grouped.js';
import type { StoredEntity, StoredObservation, StoredRelation } from '../model/stored.js';
import { bounded, boundedList, LIMITS, windowOf } from './limits.js';
import type { Session } from './session.js';
import { StepReader } from './step-reader.js';

/** A policy or measure that reaches a place. */
export interface PlacedMeasure {
  measure: StoredEntity;
  /** How it reaches the place and the sector. */
  relations: StoredRelation[];
  figures: StoredObservation[];
}

export interface MeasureCell {
  place: StoredEntity;
  measures: PlacedMeasure[];
}

/** One sector, in each place in the order in which they were asked for; no sector: of what is for none in particular. */
export interface MeasureRow {
  sector: StoredEntity | null;
  cells: MeasureCell[];
}

export interface PlaceMeasuresRequest {
  places: readonly string[];
  sector?: string | null | undefined;
  knownAt?: string | null | undefined;
}

const PLACES = 5;

/** What reaches each place: applies to it or to what it is part of, or was issued there. */
async function reaching(reader: StepReader, places: readonly string[]) {
  await reader.climb(places);
  const above = places.map((id) => reader.above(id));
  const all = [...new Set(above.flatMap((ids) => [...ids]))];
  const [applied, issued] = await Promise.all([
    reader.step(all, ['APPLIES_TO'], 'in'),
    reader.step(all, ['ISSUED'], 'out'),
  ]);
  return above.map((ids) =>
    grouped(
      [...applied.filter(({ to }) => ids.has(to)), ...issued.filter(({ from }) => ids.has(from))],
      ({ kind, from, to }) => (kind === 'ISSUED' ? to : from),
    ),
  );
}

/** The sectors that these policies are for. */
async function sectorsOf(reader: StepReader, policies: readonly string[]) {
  const applied = await reader.step(policies, ['APPLIES_TO'], 'out');
  const subjects = await reader.session.entitiesOf([...new Set(applied.map(({ to }) => to))]);
  const sectors = new Map(subjects.filter(({ kind }) => kind === 'sector').map((each) => [each.id, each]));
  return { sectors, links: applied.filter(({ to }) => sectors.has(to)) };
}

/** The sectors in which the places are compared: those below the one that is asked for. */
async function wanted(reader: StepReader, sectors: ReadonlyMap<string, StoredEntity>, root: string | null) {
  const all = [...sectors.values()].sort(inOrder);
  if (root === null) return all;
  await reader.climb([...sectors.keys()]);
  return all.filter(({ id }) => reader.above(id).has(root));
}

/** What do these places offer in each sector, side by side? Sectors by name; measures by name. */
export async function placeMeasures(session: Session, request: PlaceMeasuresRequest): Promise<MeasureRow[]> {
  boundedList('places', request.places, PLACES);
  const named = await Promise.all(request.places.map((id) => session.idOf('places', id, ['place'])));
  const ids = [...new Set(named)];
  if (ids.length < 2) throw badInput('places: name at least two to be compared');
  const root = await session.maybeIdOf('sector', request.sector, ['sector']);
  const reader = new StepReader(session, windowOf({ knownAt: request.knownAt ?? null }));
  const byPlace = await reaching(reader, ids);
  const policies = [...new Set(byPlace.flatMap((found) => [...found.keys()]))];
  bounded('policies and measures of these places', policies.length, { min: 0, max: LIMITS.gathered });
  const entities = new Map((await session.entitiesOf(policies)).map((each) => [each.id, each]));
  const laidDown = policies.filter((id) => ['policy', 'measure'].includes(entities.get(id)!.kind));
  const [{ sectors, links }, figures] = await Promise.all([
    sectorsOf(reader, laidDown),
    reader.figuresOf(laidDown),
  ]);
  const linksOf = grouped(links, ({ from }) => from);
  const places = await session.entitiesOf(ids);
  const rowOf = (sector: StoredEntity | null): MeasureRow => ({
    sector,
    cells: places.map((place, i) => ({
      place,
      measures: laidDown
        .filter((id) => byPlace[i]!.has(id))
        .map((id) => ({ id, own: (linksOf.get(id) ?? []).filter(({ to }) => to === sector?.id) }))
        .filter(({ id, own }) => (sector === null ? !linksOf.has(id) : own.length > 0))
        .map(({ id, own }) => ({
          measure: entities.get(id)!,
          relations: [...byPlace[i]!.get(id)!, ...own],
          figures: figures.get(id) ?? [],
        }))
        .sort((a, b) => inOrder(a.measure, b.measure)),
    })),
  });
  const rows = (await wanted(reader, sectors, root)).map(rowOf);
  const others = root === null ? [rowOf(null)] : [];
  return [...rows, ...others].filter(({ cells }) => cells.some(({ measures }) => measures.length > 0));
}
