import { monotonic } from "@sentry-policy/internal/clock";
import { createIssueTable, type EventKind, type IssueTable, type TableSink } from "../decide/issue-table.ts";
import { createSiteMemory, type FindSite } from "../decide/site-memory.ts";
import { createTokenBucket, type TakeToken } from "../decide/token-bucket.ts";
import { policyKey } from "../policy/policy-key.ts";
import type { VolumePolicy } from "../policy/types.ts";
import type { VolumeClient } from "./client.ts";
import type { HeldError } from "./held-error.ts";
import type { Room } from "./room.ts";

const DEFAULT_PER_MINUTE = 120;
const DEFAULT_FIRSTS = 60;
const DEFAULT_ISSUES = 500;

/**
 * Maximum number of states. If there are more, the oldest one is forgotten. Only an app that creates policies from
 * request data needs more.
 */
const MOST_STATES = 20;

/** The counters that all clients with the same policy and DSN share. */
export interface VolumeState {
  readonly issues: IssueTable<HeldError>;
  readonly findSite: FindSite;
  readonly takeLog: TakeToken;
  /**
   * The free space in the buffers of the most recently attached client. In Workers, each request has its own client.
   */
  room: Room;
  /** The callbacks of the most recently attached client. */
  sink: TableSink;
}

const states = new Map<string, VolumeState>();

/** Returns the state for a client. Clients with an equal policy and the same DSN share it. */
export function stateFor(client: VolumeClient, policy: VolumePolicy, room: Room, sink: TableSink): VolumeState {
  const { host, projectId, publicKey } = client.getDsn() ?? {};
  const key = JSON.stringify([host, projectId, publicKey, policyKey(policy)]);
  const state = states.get(key) ?? createState(policy, room, sink);
  state.room = room;
  state.sink = sink;
  states.set(key, state);
  for (const oldest of states.keys()) {
    if (states.size <= MOST_STATES) break;
    states.delete(oldest);
  }
  return state;
}

function createState({ total = {}, limits = {}, logs = {} }: VolumePolicy, room: Room, sink: TableSink): VolumeState {
  const { perMinute = DEFAULT_PER_MINUTE, firsts = DEFAULT_FIRSTS } = total;
  const settings = {
    issues: limits.issues ?? DEFAULT_ISSUES,
    takeFirst: createTokenBucket(firsts, monotonic),
    takeOther: createTokenBucket(perMinute, monotonic),
    hasRoom: (kind: EventKind) => state.room(kind) > 0,
  };
  const current: TableSink = {
    merge: (count) => state.sink.merge(count),
    lose: (...loss) => state.sink.lose(...loss),
  };
  const state: VolumeState = {
    issues: createIssueTable<HeldError>(settings, current, monotonic, Date.now),
    findSite: createSiteMemory(),
    takeLog: createTokenBucket(logs.perMinute, monotonic),
    room,
    sink,
  };
  return state;
}
