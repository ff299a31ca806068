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
 * The parts that a feature adds to a compiled policy. Several features can have `detectors`. Each other field is in at
 * most one feature.
 */
export interface PolicyFeature {
  readonly detectors?: readonly Detector[];
  /** Lists of field names for personal data, which `compileNames` adds to the names of secrets. */
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
 * Compiles the sensitive names: the built-in names of secrets (if `useDefaults` is true), the names for personal data,
 * and the policy's `sensitiveFields` and `safeFields`.
 */
type CompileNames = (
  useDefaults: boolean,
  sensitive: readonly (string | RegExp)[],
  safe: readonly (string | RegExp)[],
  groups: readonly NameGroup[],
) => Names;

/**
 * Merges all features into one object. If several features have the same field, such as `detectors`, the last one wins.
 */
export function mergeFeatures<F extends object>(features: readonly F[]): Partial<F> {
  return Object.assign({}, ...features);
}
