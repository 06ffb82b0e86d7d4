// The two languages say the same things, and nothing is said nowhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import en from '../../viewer/language/en.json' with { type: 'json' };
import zh from '../../viewer/language/zh.json' with { type: 'json' };

/** Messages by their keys joined with dots; forms of number count as one. */
function flat(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string'
        ? [[`${prefix}${key}`.replace(/_(one|other)$/, ''), value]]
        : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const viewer = fileURLToPath(new URL('../../viewer', import.meta.url));
const code = readdirSync(viewer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(viewer, name), 'utf8'))
  .join('\n');

describe('the messages', () => {
  const [chinese, english] = [flat(zh), flat(en)];

  it('are the same in both languages, with the same placeholders', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    const differing = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key)!).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are all used', () => {
    const unused = [...chinese.keys()].filter((key) => {
      const [group] = key.split('.');
      const computed = [`\`${group}.\${`, `\`${key.replace(/_\w+$/, '_')}\${`].some((start) =>
        code.includes(start),
      );
      return !computed && !code.includes(`'${key}'`);
    });
    expect(unused).toEqual([]);
  });

  it('name every kind of the schema', () => {
    const schema = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
    const values = (name: string) =>
      new RegExp(`^enum ${name} \\{([^}]*)\\}`, 'm').exec(schema)![1]!.trim().split(/\s+/);
    for (const [name, messages] of [
      ['EntityKind', zh.entityKind],
      ['RelationKind', zh.relationKind],
      ['RelationKind', zh.relationIn],
      ['RelationKind', zh.relationOut],
      ['Certainty', zh.certainty],
      ['StateLevel', zh.stateLevel],
    ] as const) {
      expect(Object.keys(messages).sort()).toEqual(values(name).sort());
    }
  });
});
