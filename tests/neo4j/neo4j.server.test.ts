// The Neo4j of the tests is a real one, of the release that we say we work with.
import neo4j from 'neo4j-driver';
import { describe, expect, inject, it } from 'vitest';

const given = inject('neo4j');

describe.skipIf(given === null)('the Neo4j of the tests', () => {
  it('answers, and is a 5.26', async () => {
    const { uri, username, password } = given!;
    const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
    try {
      const one = await driver.executeQuery('RETURN 1 AS one');
      expect(one.records.map((record) => record.get('one').toNumber())).toEqual([1]);
      const components = await driver.executeQuery('CALL dbms.components() YIELD name, versions');
      expect(components.records[0]?.get('versions')[0]).toMatch(/^5\.26\./);
    } finally {
      await driver.close();
    }
  });
});
