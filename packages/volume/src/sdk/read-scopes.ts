import { getGlobalScope, getIsolationScope } from "@sentry/core";
import { field, isFunction, isObject, isPlainObject } from "@sentry-policy/internal/guards";
import type { ScopeData, VolumeHint, VolumeScope } from "./client.ts";

/** Returns the data of all scopes that apply to an event, in the order in which later ones win. */
export function scopeDataOf(scope: VolumeScope | undefined, hint: VolumeHint | undefined): readonly ScopeData[] {
  const scopes: readonly (VolumeScope | undefined)[] = [getGlobalScope(), getIsolationScope(), scope];
  const all = scopes.flatMap((each) => each?.getScopeData() ?? []);
  const context = contextData(hint?.captureContext);
  return context === undefined ? all : [...all, context];
}

/** Returns the data of a `captureContext`, unless it is a function: a function can have side effects. */
function contextData(context: unknown): ScopeData | undefined {
  if (!isObject(context)) return undefined;
  const getScopeData = field(context, "getScopeData");
  const data = isFunction(getScopeData) ? Reflect.apply(getScopeData, context, []) : context;
  return isPlainObject(data) ? data : undefined;
}
