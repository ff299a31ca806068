import { Module, type OnApplicationShutdown } from "@nestjs/common";
import { APP_FILTER } from "@nestjs/core";
import * as Sentry from "@sentry/nestjs";
import { SentryGlobalFilter, SentryModule } from "@sentry/nestjs/setup";
import { ShopController } from "./shop.controller";

@Module({
  imports: [SentryModule.forRoot()],
  controllers: [ShopController],
  providers: [{ provide: APP_FILTER, useClass: SentryGlobalFilter }],
})
export class AppModule implements OnApplicationShutdown {
  /** Nest ends the process as soon as its shutdown hooks are done, so they wait for Sentry. */
  async onApplicationShutdown(): Promise<void> {
    await Sentry.close(2000);
  }
}
