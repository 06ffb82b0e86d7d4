// What a person does with the viewer, in a real browser, whatever store is behind it: run on each by a file of its own.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { GraphStore } from '../../api/store/port.js';
import { decodeView, encodeView } from '../../viewer/state/address.js';
import { EMPTY_VIEW } from '../../viewer/state/view.js';
import type { RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';
import { launchChromium } from './chromium.js';
import { fillWithSeed, VIEWER_FOLDER } from './seeded.js';
import { Visit } from './visit.js';

const SEVEN = ['上海国资', '中国互联网投资基金', '南京国资', '国挑基金', '天津国资', '成都国资', '长沙国资'];

/** Ids that do not compress, so that a view of them is too long for a link. */
const MANY_IDS = Array.from(
  { length: 500 },
  (_, i) => `co-${(i * 824_633_720_831).toString(36)}-${i ** 5}-${(i + 1) ** 4}`,
);

export function describeExplorer(name: string, open: () => Promise<GraphStore>): void {
  const chromium = inject('chromium');
  describe.skipIf(chromium === null)(`the viewer on ${name}`, () => {
    let store: GraphStore;
    let server: RunningServer;
    let browser: Browser;
    const visit = (fragment = '') => Visit.open(browser, `${server.url}/${fragment}`);

    beforeAll(async () => {
      store = await open();
      await fillWithSeed(store);
      server = await startServer(() => store, undefined, VIEWER_FOLDER);
      browser = await launchChromium(chromium!);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      await store?.close();
    });

    it('shows the GPU companies and the state capital behind them to who has typed nothing', async () => {
      const person = await visit();
      const names = await person.names();
      expect(names).toEqual(expect.arrayContaining(['沐曦股份', '壁仞科技', '摩尔线程', ...SEVEN]));
      await person.tab('提问');
      expect(await person.page.getByRole('heading', { name: '9 个投资人' }).count()).toBe(1);
      await person.end();
    });

    it('leads from a search in pinyin to the money and the sentence it rests on', async () => {
      const person = await visit();
      await person.page.getByRole('searchbox', { name: '查找企业、基金、城市、政策' }).fill('muxi');
      await person.page.getByRole('option', { name: /沐曦股份/ }).click();
      const row = person.inspector.locator('.statement').filter({ hasText: '浦东创投' }).first();
      const text = await row.innerText();
      for (const part of ['5亿元', '2024年1月', '战略投资', '这一轮GPU产业浪潮', 'L27S2', '推断', '说明：']) {
        expect(text).toContain(part);
      }
      await person.end();
    });

    it.each([
      ['長鑫', '长鑫科技'],
      ['metax', '沐曦股份'],
      ['pdct', '浦东创投'],
    ])('suggests for %s %s, and puts it on the graph', async (text, found) => {
      const person = await visit();
      await person.page.locator('[data-search-input]').fill(text);
      await person.page
        .getByRole('option', { name: new RegExp(found) })
        .first()
        .click();
      await person.untilDrawn();
      expect(await person.names()).toContain(found);
      expect(await person.inspector.getByRole('heading', { level: 2 }).innerText()).toBe(found);
      await person.end();
    });

    it('takes with Enter the best hit, or the one that the arrows lead to', async () => {
      const person = await visit();
      const heading = person.inspector.getByRole('heading', { level: 2 });
      const { data } = await server.ask('{ search(text: "上海") { entity { name } } }');
      const field = person.page.locator('[data-search-input]');
      await field.fill('上海');
      await field.press('Enter');
      await expect.poll(() => heading.innerText()).toBe(data.search[0].entity.name);
      await field.fill('上海');
      await person.page.getByRole('option').nth(1).waitFor();
      await field.press('ArrowDown');
      await field.press('ArrowDown');
      await field.press('Enter');
      await expect.poll(() => heading.innerText()).toBe(data.search[1].entity.name);
      await person.end();
    });

    it('follows what is typed from one list of hits to the next', async () => {
      const person = await visit();
      const options = person.page.getByRole('option');
      for (const [text, best] of [
        ['长', '长鑫科技'],
        ['长沙', '长沙'],
        ['shanghai', '上海'],
        ['qqqzzz', '没有叫'],
        ['muxi', '沐曦股份'],
      ] as const) {
        await person.page.locator('[data-search-input]').fill(text);
        await expect.poll(() => options.first().innerText()).toContain(best);
      }
      await person.end();
    });

    it('says so when nothing has the name, however long that is', async () => {
      const person = await visit();
      await person.page.locator('[data-search-input]').fill('qqqzzz');
      await person.page.getByText('没有叫“qqqzzz”的实体').waitFor();
      await person.page.locator('[data-search-input]').fill('q'.repeat(1000));
      const said = person.page.getByText(/没有叫“q{200}”的实体/);
      await said.waitFor();
      expect(await said.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
      await person.end();
    });

    it('opens what is clicked on the graph: an entity, then a line with what it rests on, then nothing', async () => {
      const { fragment } = encodeView({ ...EMPTY_VIEW, nodes: ['co-pudong-vc', 'co-muxi'] }, '');
      const person = await visit(`#${fragment}`);
      await person.clickOn('co-pudong-vc');
      await person.inspector.getByRole('heading', { name: '浦东创投' }).waitFor();
      const { data } = await server.ask('{ subgraph(of: ["co-pudong-vc", "co-muxi"]) { relations { id } } }');
      await person.clickOn(data.subgraph.relations[0].id);
      await person.inspector.getByRole('heading', { name: '投资', exact: true }).waitFor();
      expect(await person.inspector.innerText()).toContain('L27S2');
      await person.page.mouse.click(335, 800);
      await person.inspector.waitFor({ state: 'detached' });
      await person.end();
    });

    it('expands by double click, says how many were left out, and takes it back and forth', async () => {
      const person = await visit();
      const before = await person.names();
      await person.doubleClickOn('co-muxi');
      await person.page.getByText(/沐曦股份：新增 \d+ 个实体/).waitFor();
      expect(await person.page.locator('.notice').innerText()).toMatch(/另有 \d+ 条关系未显示/);
      await person.untilDrawn();
      const after = await person.names();
      expect(after.length).toBeGreaterThan(before.length);
      await person.page.getByRole('button', { name: '撤销' }).click();
      await expect.poll(() => person.names()).toEqual(before);
      expect(await person.page.locator('.notice').count()).toBe(0);
      await person.page.getByRole('button', { name: '重做' }).click();
      await expect.poll(() => person.names()).toEqual(after);
      await person.page.goBack();
      await expect.poll(() => person.names()).toEqual(before);
      await person.end();
    });

    it('expands by a double click as slow as a hand’s, wherever the panel of details opens', async () => {
      const person = await visit();
      for (const id of ['co-muxi', 'co-enflame']) {
        const { x, y } = await person.placeOf(id);
        await person.page.mouse.click(x, y);
        await person.page.waitForTimeout(200);
        await person.page.mouse.click(x, y);
        const { data } = await server.ask(`{ entity(id: "${id}") { name } }`);
        await person.page
          .locator('.notice')
          .filter({ hasText: `${data.entity.name}：` })
          .waitFor();
        await person.inspector.getByRole('heading', { name: data.entity.name, level: 2 }).waitFor();
      }
      await person.end();
    });

    it('leaves the graph to a question that was asked while an expansion was under way', async () => {
      const person = await visit();
      await person.clickOn('co-muxi');
      const expand = person.inspector.getByRole('button', { name: '展开', exact: true });
      await expand.waitFor();
      let answer = () => {};
      const isExpanded = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await person.page.route('**/graphql', async (route) => {
        const asked = route.request().postData() ?? '';
        if (asked.includes('query StateCapital')) await isExpanded;
        await route.continue();
      });
      const expanded = person.page.waitForResponse((response) =>
        (response.request().postData() ?? '').includes('query Neighbours'),
      );
      await person.page.getByRole('textbox', { name: '至少投资企业数' }).fill('2');
      await expand.click();
      await person.page.getByRole('button', { name: '查询' }).click();
      await (await expanded).finished();
      await person.page.waitForTimeout(200);
      answer();
      await person.page.getByRole('heading', { name: '7 个投资人' }).waitFor();
      await person.untilDrawn();
      const names = await person.names();
      expect(names).toEqual(expect.arrayContaining([...SEVEN, '壁仞科技']));
      expect(names).not.toContain('陈维良');
      await person.end();
    });

    it('fits what undo leaves into the box', async () => {
      const person = await visit();
      const all = (await person.names()).length;
      for (const batch of ['展开', '再展开一批']) {
        await person.clickOn('co-muxi');
        await person.page.getByRole('button', { name: batch, exact: true }).click();
        await person.page.getByText(/沐曦股份：新增 \d+ 个实体/).waitFor();
        await person.untilDrawn();
      }
      for (let step = 0; step < 2; step++) await person.page.keyboard.press('Control+z');
      await expect.poll(async () => (await person.names()).length).toBe(all);
      const place = await person.placeOf('co-muxi');
      await person.page.getByRole('button', { name: '全图' }).click();
      expect(await person.placeOf('co-muxi')).toEqual(place);
      await person.end();
    });

    it('brings the rest when it is expanded again, until nothing is left', async () => {
      const person = await visit();
      await person.clickOn('co-muxi');
      const more = person.page.getByRole('button', { name: '再展开一批' });
      await person.inspector.getByRole('button', { name: '展开', exact: true }).click();
      for (let round = 0; round < 6; round++) {
        await person.page.locator('.notice').filter({ hasText: '沐曦股份：' }).waitFor();
        await person.untilDrawn();
        if ((await more.count()) === 0) break;
        await more.click();
      }
      expect(await more.count()).toBe(0);
      const { data } = await server.ask('{ entity(id: "co-muxi") { relations { totalCount } } }');
      expect(await person.degreeOf('co-muxi')).toBe(data.entity.relations.totalCount);
      await person.end();
    });

    it('undoes and redoes every step that was asked for, and no more than there are', async () => {
      const person = await visit();
      const before = await person.names();
      for (const id of ['co-biren', 'co-enflame']) {
        await person.clickOn(id);
        await person.inspector.getByRole('button', { name: '隐藏' }).click();
        await person.inspector.waitFor({ state: 'detached' });
      }
      const after = await person.names();
      const press = (shiftKey: boolean, times: number) =>
        person.page.evaluate(
          ([shift, count]) => {
            const key = { key: 'z', ctrlKey: true, shiftKey: shift, bubbles: true };
            for (let i = 0; i < count; i++) document.body.dispatchEvent(new KeyboardEvent('keydown', key));
          },
          [shiftKey, times] as const,
        );
      await press(false, 5);
      await expect.poll(() => person.names()).toEqual(before);
      await press(true, 2);
      await expect.poll(() => person.names()).toEqual(after);
      await press(false, 1);
      await expect.poll(() => person.names()).toContain('燧原科技');
      expect(await person.names()).not.toContain('壁仞科技');
      await person.end();
    });

    it('hides an entity with its lines, and undoes that', async () => {
      const person = await visit();
      const relations = await person.relationCount();
      await person.clickOn('co-biren');
      await person.inspector.getByRole('button', { name: '隐藏' }).click();
      await expect.poll(() => person.names()).not.toContain('壁仞科技');
      expect(await person.relationCount()).toBeLessThan(relations);
      await person.page.keyboard.press('Control+z');
      await expect.poll(() => person.relationCount()).toBe(relations);
      await person.end();
    });

    it('filters by certainty, relation and kind, with counts, and shows all again', async () => {
      const person = await visit();
      const all = await person.relationCount();
      await person.tab('筛选');
      const joint = person.page.locator('.filter-row').filter({ hasText: '合并表述' });
      const count = Number(/\d+/.exec(await joint.innerText())![0]);
      await joint.click();
      await expect.poll(() => person.relationCount()).toBe(all - count);
      expect(await person.page.locator('.status-line').innerText()).toContain(`${count} 个被筛选隐藏`);
      await person.page.keyboard.press('Control+z');
      await expect.poll(() => person.relationCount()).toBe(all);
      await person.page.keyboard.press('Control+y');
      await expect.poll(() => person.relationCount()).toBe(all - count);
      await person.page.locator('.filter-row').filter({ hasText: '基金' }).click();
      expect(await person.names()).not.toContain('国挑基金');
      await person.tab('筛选');
      await person.page.getByRole('button', { name: '全部显示' }).click();
      await expect.poll(() => person.relationCount()).toBe(all);
      await person.end();
    });

    it('answers the state-fund question for a sector and threshold of one’s own', async () => {
      const person = await visit();
      await person.page.getByRole('button', { name: /行业/ }).click();
      await person.page.getByRole('option', { name: 'GPU', exact: true }).click();
      await person.page.getByRole('textbox', { name: '至少投资企业数' }).fill('2');
      await person.page.getByText('也显示没有查到国有资本的企业').click();
      await person.page.getByRole('button', { name: '查询' }).click();
      await person.page.getByRole('heading', { name: '7 个投资人' }).waitFor();
      const listed = await person.page.locator('.investor .link').allTextContents();
      expect(listed.sort()).toEqual([...SEVEN].sort());
      await expect.poll(() => person.names()).not.toContain('摩尔线程');
      expect(await person.names()).toEqual(expect.arrayContaining(['浦东创投', '上海科创基金', '国盛资本']));
      await person.page.getByRole('button', { name: '撤销' }).click();
      await expect.poll(() => person.names()).toContain('摩尔线程');
      await person.end();
    });

    it('draws an answer the same, whatever was on the graph before', async () => {
      const question = { sector: null, atLeast: 2, rollUp: true, withCompanies: true };
      const { fragment } = encodeView({ ...EMPTY_VIEW, question }, '');
      const places = async (person: Visit) => {
        const both = [await person.placeOf('co-muxi'), await person.placeOf('co-cxmt')];
        return both.map(({ x, y }) => [Math.round(x), Math.round(y)]);
      };
      const direct = await visit(`#${fragment}`);
      const wanted = await places(direct);
      await direct.end();
      const person = await visit();
      await person.page.getByRole('button', { name: /行业/ }).click();
      await person.page.getByRole('option', { name: '全部行业' }).click();
      await person.page.getByRole('textbox', { name: '至少投资企业数' }).fill('2');
      await person.page.getByRole('button', { name: '查询' }).click();
      await expect.poll(() => person.names()).toContain('长鑫科技');
      expect(await places(person)).toEqual(wanted);
      await person.end();
    });

    it('puts every company of a sector on the graph when it is asked to', async () => {
      const question = { sector: null, atLeast: 1, rollUp: true, withCompanies: true };
      const person = await visit(`#${encodeView({ ...EMPTY_VIEW, question }, '').fragment}`);
      const { data } = await server.ask('{ companies(first: 200) { edges { node { name } } } }');
      const companies = data.companies.edges.map(({ node }: { node: { name: string } }) => node.name);
      expect(companies.length).toBeGreaterThan(50);
      expect(await person.names()).toEqual(expect.arrayContaining(companies));
      await person.end();
    });

    it('tells an empty answer from data that are silent', async () => {
      const person = await visit();
      await person.page.getByRole('textbox', { name: '至少投资企业数' }).fill('99');
      await person.page.getByText('也显示没有查到国有资本的企业').click();
      await person.page.getByRole('button', { name: '查询' }).click();
      await person.page.getByText(/有 \d+ 条投资关系，但没有国有投资人达到这个条件/).waitFor();
      await person.page.getByText('图上还没有内容').waitFor();
      await person.end();
    });

    it('restores from a pasted address what was on the screen', async () => {
      const person = await visit();
      await person.clickOn('co-muxi');
      await person.inspector.waitFor();
      await person.tab('筛选');
      await person.page.locator('.filter-row').filter({ hasText: '合并表述' }).click();
      const [names, url] = [await person.names(), person.page.url()];
      const other = await Visit.open(browser, url);
      expect(await other.names()).toEqual(names);
      expect(await other.inspector.getByRole('heading', { level: 2 }).innerText()).toBe('沐曦股份');
      expect(await other.page.locator('.notice').count()).toBe(0);
      await other.end();
      await person.end();
    });

    it('follows an address that is pasted into the open page, and back', async () => {
      const person = await visit();
      const before = await person.names();
      const { fragment } = encodeView({ ...EMPTY_VIEW, nodes: ['co-cxmt', 'co-muxi'] }, '');
      await person.page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await expect.poll(() => person.names()).toEqual(expect.arrayContaining(['长鑫科技']));
      expect(await person.names()).toHaveLength(2);
      await person.page.goBack();
      await expect.poll(() => person.names()).toEqual(before);
      await person.end();
    });

    it('has nothing to redo once an address was pasted', async () => {
      const person = await visit();
      const redo = person.page.getByRole('button', { name: '重做' });
      for (const id of ['co-biren', 'co-enflame']) {
        await person.clickOn(id);
        await person.inspector.getByRole('button', { name: '隐藏' }).click();
        await person.inspector.waitFor({ state: 'detached' });
      }
      for (let step = 0; step < 2; step++) await person.page.keyboard.press('Control+z');
      await expect.poll(() => person.names()).toContain('壁仞科技');
      expect(await redo.isEnabled()).toBe(true);
      const { fragment } = encodeView({ ...EMPTY_VIEW, nodes: ['co-cxmt'] }, '');
      await person.page.evaluate((hash) => {
        location.hash = hash;
      }, fragment);
      await expect.poll(() => person.names()).toEqual(['长鑫科技']);
      expect(await redo.isEnabled()).toBe(false);
      await person.end();
    });

    it('says when the data have changed since a link was made, and what of it is gone', async () => {
      const view = { ...EMPTY_VIEW, nodes: ['co-muxi', 'co-pudong-vc', 'co-long-gone'] };
      const person = await visit(`#${encodeView(view, '00000000').fragment}`);
      await person.page.getByText(/数据已经更新（当时版本 00000000/).waitFor();
      await person.page.getByText('链接里有 1 个实体已不在数据中').waitFor();
      expect((await person.names()).sort()).toEqual(['浦东创投', '沐曦股份'].sort());
      await person.end();
    });

    it('says how many nodes a link left out, and asks its question anew', async () => {
      const question = { sector: 'sec-gpu', atLeast: 2, rollUp: false, withCompanies: false };
      const { fragment, left } = encodeView({ ...EMPTY_VIEW, question, nodes: MANY_IDS }, '');
      expect(left).toBe(MANY_IDS.length);
      const person = await visit(`#${fragment}`);
      await person.page.getByText('这个链接略去了 500 个实体，这里按问题重新查询').waitFor();
      expect(await person.names()).toEqual(expect.arrayContaining(SEVEN));
      await person.end();
    });

    it('shows the start view for a link that cannot be read, and says so', async () => {
      const person = await visit('#this-is-no-view');
      await person.page.getByText('这个链接无法读取，下面是开始画面').waitFor();
      expect(await person.names()).toContain('沐曦股份');
      await person.end();
    });

    it('keeps the version of the data in its address', async () => {
      const person = await visit();
      const { data } = await server.ask('{ dataset { version } }');
      const arrival = decodeView(new URL(person.page.url()).hash.slice(1));
      expect(arrival?.version).toBe(data.dataset.version.slice(0, 8));
      await person.end();
    });

    it('speaks English when asked to, and still does after a reload', async () => {
      const person = await visit();
      await person.page.getByRole('button', { name: 'Switch to English' }).click();
      await person.page.getByRole('heading', { name: 'State capital behind a sector' }).waitFor();
      await person.page.reload();
      await person.untilDrawn();
      expect(await person.names()).toEqual(expect.arrayContaining(['MetaX', 'Moore Threads']));
      expect(await person.page.locator('html').getAttribute('lang')).toBe('en');
      await person.page.getByRole('option', { name: /^MetaX/ }).click();
      const row = person.inspector
        .locator('.statement')
        .filter({ hasText: 'Pudong Venture Capital' })
        .first();
      expect(await row.innerText()).toMatch(/CNY 500M[\s\S]*Jan 2024/);
      await person.page.getByRole('button', { name: '切换到中文' }).click();
      await person.page.getByRole('tab', { name: '列表' }).waitFor();
      await person.end();
    });

    it('can be used with the keyboard alone', async () => {
      const person = await visit();
      const { keyboard } = person.page;
      await keyboard.press('/');
      await keyboard.type('changxin');
      await keyboard.press('Enter');
      const heading = person.inspector.getByRole('heading', { level: 2 });
      await expect.poll(() => heading.innerText()).toBe('长鑫科技');
      await person.untilDrawn();
      const isInGraph = () => person.page.evaluate(() => document.activeElement?.matches('.graph') ?? false);
      for (let i = 0; i < 60 && !(await isInGraph()); i++) await keyboard.press('Tab');
      expect(await isInGraph()).toBe(true);
      const before = await person.relationCount();
      await keyboard.press('Enter');
      await person.page.getByText(/长鑫科技：新增 \d+ 个实体/).waitFor();
      await person.untilDrawn();
      expect(await person.relationCount()).toBeGreaterThan(before);
      const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
      for (const arrow of arrows) await keyboard.press(arrow);
      await keyboard.press(arrows[0]!);
      await keyboard.press('Escape');
      await person.inspector.waitFor({ state: 'detached' });
      await keyboard.press('Control+z');
      await expect.poll(() => person.relationCount()).toBe(before);
      await person.end();
    });

    it('writes names as large as the window demands, also when that changes', async () => {
      const person = await visit();
      const wide = await person.styleOf('co-muxi', 'font-size');
      await person.page.setViewportSize({ width: 390, height: 844 });
      await expect.poll(() => person.styleOf('co-muxi', 'font-size')).not.toBe(wide);
      await person.page.setViewportSize({ width: 1440, height: 900 });
      await expect.poll(() => person.styleOf('co-muxi', 'font-size')).toBe(wide);
      await person.end();
    });

    it('leaves the graph its height on a telephone that is held sideways', async () => {
      const phone = { viewport: { width: 844, height: 390 }, isMobile: true, hasTouch: true };
      const person = await Visit.open(browser, `${server.url}/`, phone);
      expect((await person.page.locator('.graph').boundingBox())!.height).toBeGreaterThan(200);
      await person.clickOn('co-muxi');
      await person.inspector.getByRole('heading', { name: '沐曦股份' }).waitFor();
      await person.end();
    });

    it('asks again what could not be answered', async () => {
      const person = await visit();
      await person.page.context().setOffline(true);
      await person.page.getByRole('textbox', { name: '至少投资企业数' }).fill('2');
      const ask = person.page.getByRole('button', { name: '查询' });
      await ask.click();
      await person.page.getByRole('main').getByText('没有得到数据').waitFor();
      await person.page.context().setOffline(false);
      await ask.click();
      await person.page.getByRole('heading', { name: '7 个投资人' }).waitFor();
      await person.end(/ERR_INTERNET_DISCONNECTED/);
    });

    it('shows details in a tab where a third column would leave the graph no room', async () => {
      const person = await Visit.open(browser, `${server.url}/`, { viewport: { width: 1024, height: 768 } });
      await person.clickOn('co-muxi');
      await person.inspector.getByRole('heading', { name: '沐曦股份' }).waitFor();
      expect((await person.page.locator('.graph').boundingBox())!.width).toBeGreaterThan(600);
      await person.tab('列表');
      await person.page.setViewportSize({ width: 1440, height: 900 });
      await person.inspector.getByRole('heading', { name: '沐曦股份' }).waitFor();
      await person.end();
    });

    it('says so when a part of the page breaks, and goes on from the address', async () => {
      const person = await visit();
      // The panels come after the graph, and have numbers too.
      await person.page.locator('.investor').first().waitFor();
      await person.page.evaluate(() => {
        Intl.NumberFormat = class {
          constructor() {
            throw new Error('numbers are broken');
          }
        } as unknown as typeof Intl.NumberFormat;
      });
      await person.clickOn('co-muxi');
      await person.page.getByRole('heading', { name: '页面出错了' }).waitFor();
      await person.page.getByText('numbers are broken').waitFor();
      await person.page.getByRole('button', { name: '重新载入' }).click();
      await person.untilDrawn();
      await expect
        .poll(() => person.inspector.getByRole('heading', { level: 2 }).innerText())
        .toBe('沐曦股份');
      await person.end(/numbers are broken/);
    });

    it('says that the service does not answer, and goes on when it does again', async () => {
      const person = await visit();
      const main = person.page.getByRole('main');
      await person.page.context().setOffline(true);
      await person.doubleClickOn('co-muxi');
      await main.getByText('展开失败：服务没有回应。').waitFor();
      await person.page.locator('[data-search-input]').fill('biren');
      await person.page.getByText('查找失败：服务没有回应。').waitFor();
      await person.page.locator('[data-search-input]').fill('');
      await person.page.getByRole('textbox', { name: '至少投资企业数' }).fill('2');
      await person.page.getByRole('button', { name: '查询' }).click();
      await main.getByText('没有得到数据').waitFor();
      await person.page.context().setOffline(false);
      await main.getByRole('button', { name: '重试' }).click();
      await person.page.getByRole('heading', { name: '7 个投资人' }).waitFor();
      await person.untilDrawn();
      await person.end(/ERR_INTERNET_DISCONNECTED/);
    });
  });
}
