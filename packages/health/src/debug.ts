export { type DecisionLog, decisionLog } from "./debug/decision-log.ts";
