// The examples that the editor opens with, a tab each. A test holds them to the schema and to the seed data.

export const EXAMPLES = [
  `# Which state funds back multiple GPU firms, and which sentence says so?
query StateFundsBehindGpuFirms {
  investors(filter: {state: true, backsSector: "sec-gpu", atLeast: 2}, rollUp: true) {
    edges {
      node { name stateLevel }
      companies { name }
      relations {
        kind from { name } to { name } certainty
        evidence { source { title published } locator printed note }
      }
    }
    coverage { considered undated }
  }
}
`,
  `# Who backs 沐曦, since when, with how much?
query InvestorsOfMuxi {
  entity(id: "co-muxi") {
    name
    relations(kinds: [INVESTED_IN, HOLDS], direction: IN, first: 50) {
      edges { node {
        from { name } start round money { amount currency } share { min max } certainty
        evidence { source { title } locator printed }
      } }
    }
  }
}
`,
  `# Whose is 长鑫科技: which stakes are Hefei's, how much is the state's, who decides?
query OwnershipOfCxmt {
  ownership(of: "co-cxmt") {
    groups { group { name } level certainty share { min max } stakes { id } links { kind from { name } to { name } certainty } }
    stateByLevel { level share { min max } }
    stateShare { min max }
    owners { owner { name } direct { min max } integrated { min max } }
    controllers { controller { name } basis }
    ruleTests { rule threshold definition holders { owner { name } } }
    warnings
    coverage { considered undated }
  }
}
`,
  `# How has 沐曦 been financed, round by round, and what is not known of each?
query FinancingOfMuxi {
  financing(of: "co-muxi") {
    rounds { round start amounts { amount currency } undisclosed missing investments { from { name } certainty } }
    valuations { min basis period }
    amounts { amount currency }
    undisclosed
  }
}
`,
  `# By which shortest way does the national social security fund reach 沐曦?
query ShortestPath {
  paths(from: "fund-nssf", to: "co-muxi") {
    length
    entities { name }
    relations { kind start evidence { locator } }
  }
}
`,
  `# Which ids have names like this? In any script, pinyin or initials.
query Find {
  search(text: "muxi", first: 5) { matched score entity { id kind name } }
}
`,
];
