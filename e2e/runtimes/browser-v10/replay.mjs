import * as Sentry from "@sentry/browser";
import { compose } from "@sentry-policy/compose";
import { scrubber } from "@sentry-policy/scrubber";
import { startPage } from "../browser-driver/replay-page.mjs";

startPage({ Sentry, compose, scrubber });
