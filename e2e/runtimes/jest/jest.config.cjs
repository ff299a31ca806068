module.exports = { testEnvironment: "node", testMatch: ["**/*.jest.cjs"], watchman: false };
