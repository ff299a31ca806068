module.exports = { testEnvironment: "node", testMatch: ["**/*.jest.cjs"], watchman: false, testTimeout: 60_000 };
