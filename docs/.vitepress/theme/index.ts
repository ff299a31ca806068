import type { Theme } from "vitepress";
import DefaultTheme from "vitepress/theme-without-fonts";
import { defineAsyncComponent } from "vue";
import "./style.css";
import "./playground.css";

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component(
      "PolicyPlayground",
      defineAsyncComponent(() => import("../../playground/PolicyPlayground.vue")),
    );
  },
} satisfies Theme;
