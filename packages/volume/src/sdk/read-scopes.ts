import { getGlobalScope, getIsolationScope } from "@sentry/core";
import { field, isFunction, isObject, isPlainObject } from "@sentry-policy/internal/guards";
import type { ScopeData, VolumeHint, VolumeScope } from "./client.ts";

/** Returns the data of all scopes that apply to an event. Later entries override earlier ones. */
export function scopeDataOf(scope: VolumeScope | undefined, hint: VolumeHint | undefined): readonly ScopeData[] {
  const all: ScopeData[] = [getGlobalScope().getScopeData(), getIsolationScope().getScopeData()];
  if (scope !== undefined) all.push(scope.getScopeData());
  const context = contextData(hint?.captureContext);
  if (context !== undefined) all.push(context);
  return all;
}

/** Returns the data of a `captureContext`. A function is not called, because it may have side effects. */
function contextData(context: unknown): ScopeData | undefined {
  if (!isObject(context)) return undefined;
  const getScopeData = field(context, "getScopeData");
  const data = isFunction(getScopeData) ? Reflect.apply(getScopeData, context, []) : context;
  return isPlainObject(data) ? data : undefined;
}
