import type { CutSearches } from "../detect/cut/search.ts";
import type { Detector } from "../detect/detectors/index.ts";
import type { DecodedSearch } from "../detect/encodings/search.ts";
import type { NotationSearch } from "../detect/key-value/notation-search.ts";
import type { PairSearch } from "../detect/key-value/searches.ts";
import type { NameGroup } from "../detect/names/name-group.ts";
import type { Names } from "../detect/names/names.ts";
import type { CompileSafeValues } from "../detect/safe-values.ts";
import type { CompileAllow } from "./allow-list.ts";
import type { Recordings } from "./compiled-policy.ts";
import type { CompilePaths } from "./paths/index.ts";
import type { CompileSql } from "./sql-values.ts";

/**
 * What a feature adds to a compiled policy. Several features of a policy can set `detectors`. Every other field is set
 * by at most one of them.
 */
export interface PolicyFeature {
  readonly detectors?: readonly Detector[];
  /** Groups of field names that `compileNames` adds to the built-in names of secrets. */
  readonly nameGroups?: readonly NameGroup[];
  readonly compileNames?: CompileNames;
  readonly pairs?: PairSearch;
  readonly notations?: NotationSearch;
  readonly decoded?: DecodedSearch;
  readonly cuts?: CutSearches;
  readonly compilePaths?: CompilePaths;
  readonly compileSafeValues?: CompileSafeValues;
  readonly compileAllow?: CompileAllow;
  readonly compileSql?: CompileSql;
  readonly recordings?: Recordings;
}

/**
 * Compiles the names of secrets: the built-in names (if `useDefaults`), the names in the groups, and the names in the
 * policy's `sensitiveFields` and `safeFields`.
 */
type CompileNames = (
  useDefaults: boolean,
  sensitive: readonly (string | RegExp)[],
  safe: readonly (string | RegExp)[],
  groups: readonly NameGroup[],
) => Names;

/** Merges all features into one object. If several features set `detectors`, only the last ones are in the result. */
export function mergeFeatures<F extends object>(features: readonly F[]): Partial<F> {
  return Object.assign({}, ...features);
}
