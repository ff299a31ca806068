import { attachments } from "./attachments.mjs";
import { checkIns } from "./check-ins.mjs";
import { consoles } from "./consoles.mjs";
import { database } from "./database.mjs";
import { delayed } from "./delayed.mjs";
import { errors } from "./errors.mjs";
import { events } from "./events.mjs";
import { feedback } from "./feedback.mjs";
import { files } from "./files.mjs";
import { hostile } from "./hostile.mjs";
import { httpIn } from "./http-in.mjs";
import { httpOut } from "./http-out.mjs";
import { items } from "./items.mjs";
import { listeners } from "./late-hooks.mjs";
import { locals } from "./locals.mjs";
import { logs } from "./logs.mjs";
import { metrics } from "./metrics.mjs";
import { namesApart } from "./names-apart.mjs";
import { ownObjects } from "./own-objects.mjs";
import { processors } from "./processors.mjs";
import { scope } from "./scope.mjs";
import { sessions } from "./sessions.mjs";
import { sources } from "./sources.mjs";
import { spans } from "./spans.mjs";

/**
 * All scenes (ways of passing data to the SDK), in the order in which they run. `spans` must run in the same tick as
 * `init`. `locals` must run early, because the SDK stops reading local variables after 50 exceptions within a second,
 * and later scenes cause many exceptions.
 */
export const SCENES = {
  spans,
  locals,
  scope,
  errors,
  events,
  attachments,
  feedback,
  checkIns,
  sessions,
  logs,
  metrics,
  consoles,
  namesApart,
  files,
  sources,
  database,
  httpIn,
  httpOut,
  items,
  ownObjects,
  hostile,
  delayed,
  processors,
  listeners,
};
