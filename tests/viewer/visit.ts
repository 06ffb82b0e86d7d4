// A visit to the viewer in a real browser: what a person sees and does, as short words for the tests.
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE_MS = 15_000;

/** What of cytoscape the tests look at. The registry on the box is cytoscape's own. */
interface GraphBox extends HTMLElement {
  _cyreg: {
    cy: {
      getElementById(id: string): {
        degree(): number;
        style(name: string): string;
        renderedBoundingBox(options: object): { x1: number; x2: number; y1: number; y2: number };
      };
    };
  };
}

export class Visit {
  private constructor(
    readonly page: Page,
    /** What went wrong inside the page: nothing may. */
    readonly faults: string[],
  ) {}

  /** Opens an address of the viewer and waits until the graph stands still. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    await page.goto(url);
    const visit = new Visit(page, faults);
    await visit.untilDrawn();
    return visit;
  }

  async untilDrawn(): Promise<void> {
    await this.page.locator('[data-drawn=true]').waitFor();
  }

  /** The names of the entities that are visible on the graph, as the list beside it has them. */
  async names(): Promise<string[]> {
    await this.tab('列表', 'List');
    return this.page.locator('.outline-name').allTextContents();
  }

  async tab(...names: string[]): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^(${names.join('|')})$`) }).click();
  }

  /** How many relations the line below the graph counts. */
  async relationCount(): Promise<number> {
    const text = await this.page.locator('.status-line').innerText();
    return Number(/(\d+) (?:条关系|relations)/.exec(text)?.[1]);
  }

  get inspector(): Locator {
    return this.page.getByTestId('inspector');
  }

  /** Where an element of the graph is, in pixels of the page. */
  async placeOf(id: string): Promise<{ x: number; y: number }> {
    await this.untilDrawn();
    return this.page.evaluate((wanted) => {
      const box = document.querySelector('.graph') as GraphBox;
      const element = box._cyreg.cy.getElementById(wanted);
      const { x1, x2, y1, y2 } = element.renderedBoundingBox({ includeLabels: false });
      const { left, top } = box.getBoundingClientRect();
      return { x: left + (x1 + x2) / 2, y: top + (y1 + y2) / 2 };
    }, id);
  }

  /** How many lines touch an entity on the graph. */
  degreeOf(id: string): Promise<number> {
    return this.page.evaluate((wanted) => {
      const box = document.querySelector('.graph') as GraphBox;
      return box._cyreg.cy.getElementById(wanted).degree();
    }, id);
  }

  /** How an entity is drawn: a property of its style. */
  styleOf(id: string, name: string): Promise<string> {
    return this.page.evaluate(
      ([wanted, property]) => {
        const box = document.querySelector('.graph') as GraphBox;
        return box._cyreg.cy.getElementById(wanted).style(property);
      },
      [id, name] as const,
    );
  }

  async clickOn(id: string): Promise<void> {
    const { x, y } = await this.placeOf(id);
    await this.page.mouse.click(x, y);
  }

  async doubleClickOn(id: string): Promise<void> {
    const { x, y } = await this.placeOf(id);
    await this.page.mouse.dblclick(x, y);
  }

  /** Ends the visit; nothing may have gone wrong in the page meanwhile. */
  async end(expectedFaults: RegExp | null = null): Promise<void> {
    await this.page.context().close();
    expect(this.faults.filter((fault) => !expectedFaults?.test(fault))).toEqual([]);
  }
}
