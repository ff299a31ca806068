export { ScrubberPolicyError } from "../policy/types.ts";
export { type NodeRequest, type NodeTunnelResponse, toNodeHandler } from "./node-handler.ts";
export { type TunnelFetch, type TunnelLimits, type TunnelOptions, TunnelOptionsError } from "./options.ts";
export { tunnel } from "./tunnel.ts";
