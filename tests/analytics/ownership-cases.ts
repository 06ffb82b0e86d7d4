// Small worlds of holdings with published or computed answers, in percent.
export interface OwnershipCase {
  name: string;
  source: string;
  /** Owner, company, percent. */
  stakes: [string, string, number][];
  /** What an owner has of each company, looked through; the company itself left out. */
  integrated: Record<string, Record<string, number>>;
  /** Whom an owner controls with more than half of the votes. */
  controls: Record<string, string[]>;
  closeLinks: [string, string, 'vertical' | 'common'][];
  /** Whom these blocked holders block together. */
  blocked?: { seed: string[]; blocked: string[] };
}

export const OWNERSHIP_CASES: OwnershipCase[] = [
  {
    name: 'usaco-concom-sample',
    source: 'https://blog.csdn.net/z_ert/article/details/83568890',
    stakes: [
      ['1', '2', 80.0],
      ['2', '3', 80.0],
      ['3', '1', 20.0],
    ],
    integrated: {
      1: {
        2: 80.0,
        3: 64.0,
      },
      2: {
        1: 16.0,
        3: 80.0,
      },
      3: {
        1: 20.0,
        2: 16.0,
      },
    },
    controls: {
      1: ['2', '3'],
      2: ['3'],
    },
    closeLinks: [
      ['1', '2', 'vertical'],
      ['1', '3', 'vertical'],
      ['2', '3', 'common'],
      ['2', '3', 'vertical'],
    ],
  },
  {
    name: 'prometheux-yum',
    source: 'https://docs.prometheux.ai/get-started/your-first-project',
    stakes: [
      ['Yum', 'FFG', 70.0],
      ['FFG', 'McD', 45.0],
      ['Yum', 'McD', 10.0],
    ],
    integrated: {
      FFG: {
        McD: 45.0,
      },
      Yum: {
        FFG: 70.0,
        McD: 41.5,
      },
    },
    controls: {
      Yum: ['FFG', 'McD'],
    },
    closeLinks: [
      ['FFG', 'McD', 'common'],
      ['FFG', 'McD', 'vertical'],
      ['FFG', 'Yum', 'vertical'],
      ['McD', 'Yum', 'vertical'],
    ],
  },
  {
    name: 'finbench-spec-final-share',
    source: 'LDBC FinBench spec (deprecated query Final share analysis)',
    stakes: [
      ['A', 'B', 50.0],
      ['A', 'C', 50.0],
      ['B', 'D', 60.0],
      ['C', 'D', 40.0],
    ],
    integrated: {
      A: {
        B: 50.0,
        C: 50.0,
        D: 50.0,
      },
      B: {
        D: 60.0,
      },
      C: {
        D: 40.0,
      },
    },
    controls: {
      B: ['D'],
    },
    closeLinks: [
      ['A', 'B', 'vertical'],
      ['A', 'C', 'vertical'],
      ['A', 'D', 'vertical'],
      ['B', 'C', 'common'],
      ['B', 'D', 'common'],
      ['B', 'D', 'vertical'],
      ['C', 'D', 'common'],
      ['C', 'D', 'vertical'],
    ],
  },
  {
    name: 'ofac-401-1',
    source: 'https://ofac.treasury.gov/faqs/401',
    stakes: [
      ['X', 'A', 50.0],
      ['A', 'B', 50.0],
    ],
    integrated: {
      A: {
        B: 50.0,
      },
      X: {
        A: 50.0,
        B: 25.0,
      },
    },
    controls: {},
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'B', 'vertical'],
      ['A', 'X', 'vertical'],
      ['B', 'X', 'vertical'],
    ],
    blocked: {
      seed: ['X'],
      blocked: ['A', 'B'],
    },
  },
  {
    name: 'ofac-401-2',
    source: 'https://ofac.treasury.gov/faqs/401',
    stakes: [
      ['X', 'A', 50.0],
      ['X', 'B', 50.0],
      ['A', 'C', 25.0],
      ['B', 'C', 25.0],
    ],
    integrated: {
      A: {
        C: 25.0,
      },
      B: {
        C: 25.0,
      },
      X: {
        A: 50.0,
        B: 50.0,
        C: 25.0,
      },
    },
    controls: {},
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'C', 'common'],
      ['A', 'C', 'vertical'],
      ['A', 'X', 'vertical'],
      ['B', 'C', 'common'],
      ['B', 'C', 'vertical'],
      ['B', 'X', 'vertical'],
      ['C', 'X', 'vertical'],
    ],
    blocked: {
      seed: ['X'],
      blocked: ['A', 'B', 'C'],
    },
  },
  {
    name: 'ofac-401-3',
    source: 'https://ofac.treasury.gov/faqs/401',
    stakes: [
      ['X', 'A', 50.0],
      ['X', 'B', 10.0],
      ['A', 'B', 40.0],
    ],
    integrated: {
      A: {
        B: 40.0,
      },
      X: {
        A: 50.0,
        B: 30.0,
      },
    },
    controls: {},
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'B', 'vertical'],
      ['A', 'X', 'vertical'],
      ['B', 'X', 'vertical'],
    ],
    blocked: {
      seed: ['X'],
      blocked: ['A', 'B'],
    },
  },
  {
    name: 'ofac-398-aggregate',
    source: 'https://ofac.treasury.gov/faqs/398',
    stakes: [
      ['X', 'A', 25.0],
      ['Y', 'A', 25.0],
    ],
    integrated: {
      X: {
        A: 25.0,
      },
      Y: {
        A: 25.0,
      },
    },
    controls: {},
    closeLinks: [
      ['A', 'X', 'vertical'],
      ['A', 'Y', 'vertical'],
    ],
    blocked: {
      seed: ['X', 'Y'],
      blocked: ['A'],
    },
  },
  {
    name: 'just-below-bar',
    source: 'made here',
    stakes: [
      ['X', 'A', 49.99],
      ['A', 'B', 100.0],
    ],
    integrated: {
      A: {
        B: 100.0,
      },
      X: {
        A: 49.99,
        B: 49.99,
      },
    },
    controls: {
      A: ['B'],
    },
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'B', 'vertical'],
      ['A', 'X', 'vertical'],
      ['B', 'X', 'vertical'],
    ],
    blocked: {
      seed: ['X'],
      blocked: [],
    },
  },
  {
    name: 'exactly-half',
    source: 'made here',
    stakes: [
      ['X', 'A', 50.0],
      ['A', 'B', 60.0],
    ],
    integrated: {
      A: {
        B: 60.0,
      },
      X: {
        A: 50.0,
        B: 30.0,
      },
    },
    controls: {
      A: ['B'],
    },
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'B', 'vertical'],
      ['A', 'X', 'vertical'],
      ['B', 'X', 'vertical'],
    ],
    blocked: {
      seed: ['X'],
      blocked: ['A', 'B'],
    },
  },
  {
    name: 'family-pair-not-merged',
    source: 'made here after Atzeni et al. 2020 fig.',
    stakes: [
      ['P2', 'C8', 35.0],
      ['P3', 'C8', 25.0],
      ['C8', 'C9', 90.0],
    ],
    integrated: {
      C8: {
        C9: 90.0,
      },
      P2: {
        C8: 35.0,
        C9: 31.5,
      },
      P3: {
        C8: 25.0,
        C9: 22.5,
      },
    },
    controls: {
      C8: ['C9'],
    },
    closeLinks: [
      ['C8', 'C9', 'common'],
      ['C8', 'C9', 'vertical'],
      ['C8', 'P2', 'vertical'],
      ['C8', 'P3', 'vertical'],
      ['C9', 'P2', 'vertical'],
      ['C9', 'P3', 'vertical'],
    ],
  },
  {
    name: 'family-pair-merged',
    source: 'made here after Atzeni et al. 2020 fig.',
    stakes: [
      ['F', 'C8', 60.0],
      ['C8', 'C9', 90.0],
    ],
    integrated: {
      C8: {
        C9: 90.0,
      },
      F: {
        C8: 60.0,
        C9: 54.0,
      },
    },
    controls: {
      C8: ['C9'],
      F: ['C8', 'C9'],
    },
    closeLinks: [
      ['C8', 'C9', 'common'],
      ['C8', 'C9', 'vertical'],
      ['C8', 'F', 'vertical'],
      ['C9', 'F', 'vertical'],
    ],
  },
  {
    name: 'cross-holding',
    source: 'made here',
    stakes: [
      ['A', 'B', 40.0],
      ['B', 'A', 30.0],
      ['p', 'A', 70.0],
      ['q', 'B', 60.0],
    ],
    integrated: {
      A: {
        B: 40.0,
      },
      B: {
        A: 30.0,
      },
      p: {
        A: 79.5454545,
        B: 31.8181818,
      },
      q: {
        A: 20.4545455,
        B: 68.1818182,
      },
    },
    controls: {
      p: ['A'],
      q: ['B'],
    },
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'B', 'vertical'],
      ['A', 'p', 'vertical'],
      ['A', 'q', 'vertical'],
      ['B', 'p', 'vertical'],
      ['B', 'q', 'vertical'],
    ],
  },
  {
    name: 'pyramid',
    source: 'made here',
    stakes: [
      ['X', 'A', 51.0],
      ['A', 'B', 51.0],
      ['B', 'C', 51.0],
    ],
    integrated: {
      A: {
        B: 51.0,
        C: 26.01,
      },
      B: {
        C: 51.0,
      },
      X: {
        A: 51.0,
        B: 26.01,
        C: 13.2651,
      },
    },
    controls: {
      A: ['B', 'C'],
      B: ['C'],
      X: ['A', 'B', 'C'],
    },
    closeLinks: [
      ['A', 'B', 'common'],
      ['A', 'B', 'vertical'],
      ['A', 'C', 'vertical'],
      ['A', 'X', 'vertical'],
      ['B', 'C', 'common'],
      ['B', 'C', 'vertical'],
      ['B', 'X', 'vertical'],
    ],
  },
  {
    name: 'self-holding-treasury',
    source: 'made here',
    stakes: [
      ['A', 'A', 10.0],
      ['p', 'A', 90.0],
    ],
    integrated: {
      p: {
        A: 100.0,
      },
    },
    controls: {
      p: ['A'],
    },
    closeLinks: [['A', 'p', 'vertical']],
  },
];
