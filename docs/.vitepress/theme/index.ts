import type { Router, Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent } from "vue";
import "./style.css";
import "./playground.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app, router }) {
    if (import.meta.env.PROD) loadWholePages(router);
    app.component(
      "PolicyPlayground",
      defineAsyncComponent(() => import("../../playground/PolicyPlayground.vue")),
    );
  },
} satisfies Theme;

/**
 * Makes links load the HTML of the next page. The scripts with which VitePress would show the page without loading it
 * are not part of the built site (`full-loads.ts`).
 */
function loadWholePages(router: Router): void {
  let isFirst = true;
  router.onBeforeRouteChange = (to) => {
    // The first change is the one to the page that has been loaded.
    if (isFirst) {
      isFirst = false;
      return true;
    }
    const target = new URL(to, location.href);
    if (target.pathname === location.pathname) return true;
    location.assign(target);
    return false;
  };
}
