// The drawing of a network in a box of the page. The only place that knows cytoscape.
import type {
  Core,
  ElementDefinition,
  EventObject,
  NodeSingular,
  Position,
  SingularAnimationOptionsPos,
} from 'cytoscape';
import cytoscape from 'cytoscape';
import type { LayoutName, LayoutRequest } from './layout.js';
import { findPlaces, loadLayout, placeAround } from './layout.js';
import { isNarrow, MOST_ZOOM } from './packing.js';
import { graphStyle } from './style.js';
import type { Arrow } from './walk.js';
import { nodeTowards } from './walk.js';

export interface DrawingEvents {
  /** A node or a line was clicked; null: the ground. */
  onSelect(id: string | null): void;
  /** A node was double-clicked. */
  onExpand(id: string): void;
}

const ZOOM_STEP = 1.3;
const MAX_ZOOM = 2.5;
const PADDING = 28;
const MOVE_MS = 420;
/** The second click of a double click comes within this time. */
const DOUBLE_CLICK_MS = 300;

const movesGently = () => !window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** cytoscape's types ask for a style as well. */
const movingTo = (position: Position) =>
  ({ position, duration: MOVE_MS }) as unknown as SingularAnimationOptionsPos;

/** Loads what a layout needs, so that it is there when it is wanted. */
export const prepareLayout = (layout: LayoutName): Promise<void> =>
  loadLayout(layout, (extension) => cytoscape.use(extension));

export class Drawing {
  readonly #cy: Core;
  /** Where nodes stood that are not drawn now, so that what comes back comes back to its place. */
  readonly #places = new Map<string, Position>();
  #layout: LayoutName | null = null;
  /** Drawings follow each other: a layout ends before the next begins. */
  #work: Promise<void> = Promise.resolve();
  #isDestroyed = false;
  /** What the elements are drawn for now. */
  #dress: { isDark: boolean; isNarrow: boolean };
  /** Has somebody zoomed or dragged since all was last fitted into the box? */
  #isMoved = false;

  constructor(container: HTMLElement, isDark: boolean, { onSelect, onExpand }: DrawingEvents) {
    this.#dress = { isDark, isNarrow: isNarrow(container.clientWidth) };
    this.#cy = cytoscape({
      container,
      style: graphStyle(container.clientWidth),
      minZoom: 0.1,
      maxZoom: MAX_ZOOM,
      boxSelectionEnabled: false,
      autounselectify: true,
      multiClickDebounceTime: DOUBLE_CLICK_MS,
    });
    this.#cy.on('tap', ({ target }: EventObject) => {
      if (target === this.#cy) onSelect(null);
      else if (target.isEdge()) onSelect(target.id());
      else this.choose(target.id());
    });
    // Details open beside the graph and move it, so a node waits for a second click, which would miss it.
    this.#cy.on('onetap', 'node', ({ target }: EventObject) => onSelect(target.id()));
    this.#cy.on('scrollzoom pinchzoom dragpan', () => {
      this.#isMoved = true;
    });
    this.#cy.on('dbltap', 'node', ({ target }: EventObject) => {
      onSelect(target.id());
      onExpand(target.id());
    });
  }

  /** Draws these elements, and lays out what has no place yet. Resolves when everything has come to rest. */
  show(elements: readonly ElementDefinition[], layout: LayoutName): Promise<void> {
    this.#work = this.#work.then(() => (this.#isDestroyed ? undefined : this.#show(elements, layout)));
    return this.#work;
  }

  async #show(elements: readonly ElementDefinition[], layout: LayoutName): Promise<void> {
    await prepareLayout(layout);
    if (this.#isDestroyed) return;
    const isOther = layout !== this.#layout;
    if (isOther) this.#places.clear();
    this.#layout = layout;
    const wasEmpty = this.#cy.nodes().empty();
    const placeless = this.#update(elements);
    if (this.#cy.nodes().empty()) return;
    if (!(isOther || placeless)) return this.#refit();
    await this.#layOut({ name: layout, incremental: !(isOther || wasEmpty) }, !wasEmpty && movesGently());
  }

  /** Some have gone, or have come back to their places: shows all, unless somebody is looking at a part. */
  async #refit(): Promise<void> {
    const { zoom, pan } = this.#fitted();
    if (this.#isMoved || zoom === this.#cy.zoom()) return;
    if (movesGently()) await this.#cy.animation({ zoom, pan, duration: MOVE_MS }).play().promise();
    if (!this.#isDestroyed) this.fit();
  }

  /** Finds a place for every node, and moves them there: at once, or so that the eye can follow. */
  async #layOut(request: LayoutRequest, animate: boolean): Promise<void> {
    const before = new Map(this.#cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    const places = findPlaces(this.#cy, request);
    const place = (from: ReadonlyMap<string, Position>) =>
      this.#cy.nodes().positions((node) => from.get(node.id())!);
    if (animate) {
      place(places);
      const { zoom, pan } = this.#fitted();
      place(before);
      const moves = this.#cy.nodes().map((node) => node.animation(movingTo(places.get(node.id())!)));
      const view = this.#cy.animation({ zoom, pan, duration: MOVE_MS });
      await Promise.all([...moves, view].map((each) => each.play().promise()));
      if (this.#isDestroyed) return;
    }
    place(places);
    this.fit();
  }

  /** The zoom and pan at which everything is seen. */
  #fitted(): { zoom: number; pan: Position } {
    const { w, h, x1, y1 } = this.#cy.elements().boundingBox();
    const [width, height] = [this.#cy.width(), this.#cy.height()];
    const most = Math.min((width - 2 * PADDING) / w, (height - 2 * PADDING) / h);
    const zoom = Math.max(this.#cy.minZoom(), Math.min(most, MOST_ZOOM));
    return { zoom, pan: { x: width / 2 - zoom * (x1 + w / 2), y: height / 2 - zoom * (y1 + h / 2) } };
  }

  /** Makes the elements those that are given; true when one of them had no place. */
  #update(elements: readonly ElementDefinition[]): boolean {
    const wanted = new Set(elements.map(({ data }) => data.id!));
    let placeless = false;
    this.#cy.batch(() => {
      this.#cy.nodes().forEach((node) => {
        if (!wanted.has(node.id())) this.#places.set(node.id(), { ...node.position() });
      });
      this.#cy
        .elements()
        .filter((each) => !wanted.has(each.id()))
        .remove();
      const fresh: NodeSingular[] = [];
      for (const element of elements) {
        const present = this.#cy.getElementById(element.data.id!);
        if (present.nonempty()) {
          present.data(element.data);
          continue;
        }
        const place = this.#places.get(element.data.id!);
        this.#cy
          .add(element)
          .nodes()
          .forEach((node) => {
            if (place) node.position(place);
            else fresh.push(node);
          });
      }
      placeless = fresh.length > 0;
      for (const [n, node] of fresh.entries()) node.position(placeAround(this.#anchorOf(node, fresh), n));
    });
    return placeless;
  }

  /** Beside a neighbour that has a place, else in the middle of what is seen. */
  #anchorOf(node: NodeSingular, placeless: readonly NodeSingular[]): Position {
    const neighbour = node
      .neighborhood()
      .nodes()
      .toArray()
      .find((each) => !placeless.some((other) => other.same(each)));
    if (neighbour) return { ...neighbour.position() };
    const { x1, x2, y1, y2 } = this.#cy.extent();
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  /** Marks a node or line, and fades what it has nothing to do with. */
  choose(id: string | null): void {
    this.#cy.batch(() => {
      this.#cy.elements().removeClass('chosen near faded');
      const chosen = id === null ? this.#cy.collection() : this.#cy.getElementById(id);
      if (chosen.empty()) return;
      const near = chosen.nodes().closedNeighborhood().union(chosen).union(chosen.edges().connectedNodes());
      this.#cy.elements().difference(near).addClass('faded');
      near.edges().addClass('near');
      chosen.addClass('chosen');
    });
  }

  /** The node that an arrow key leads to from this one, or from the middle. */
  towards(id: string | null, arrow: Arrow): string | null {
    const own = id === null ? this.#cy.collection() : this.#cy.getElementById(id);
    const { x1, x2, y1, y2 } = this.#cy.extent();
    const from = own.isNode() ? own.position() : { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    const nodes = this.#cy.nodes().map((node) => ({ id: node.id(), ...node.position() }));
    return nodeTowards(from, arrow, nodes);
  }

  /** Brings a node into sight if it is not. */
  reveal(id: string): void {
    const element = this.#cy.getElementById(id);
    if (element.empty()) return;
    const { x1, x2, y1, y2 } = this.#cy.extent();
    const box = element.boundingBox({ includeLabels: false });
    if (box.x1 < x1 || box.x2 > x2 || box.y1 < y1 || box.y2 > y2) this.#cy.center(element);
  }

  zoomIn(): void {
    this.#zoomBy(ZOOM_STEP);
  }
  zoomOut(): void {
    this.#zoomBy(1 / ZOOM_STEP);
  }
  #zoomBy(factor: number): void {
    const renderedPosition = { x: this.#cy.width() / 2, y: this.#cy.height() / 2 };
    this.#isMoved = true;
    this.#cy.zoom({ level: this.#cy.zoom() * factor, renderedPosition });
  }
  fit(): void {
    if (this.#cy.nodes().empty()) return;
    this.#cy.viewport(this.#fitted());
    this.#isMoved = false;
  }

  /** The box has another size now: all is shown in it, unless somebody is looking at a part. */
  resize(): void {
    this.#cy.resize();
    this.wear(this.#dress.isDark);
    if (!this.#isMoved) this.fit();
  }

  /** Draws in the colours that the page has in this theme, with names as large as the box demands. */
  wear(isDark: boolean): void {
    const worn = this.#dress;
    this.#dress = { isDark, isNarrow: isNarrow(this.#cy.width()) };
    if (worn.isDark === isDark && worn.isNarrow === this.#dress.isNarrow) return;
    this.#cy.style(graphStyle(this.#cy.width()));
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#cy.destroy();
  }
}
