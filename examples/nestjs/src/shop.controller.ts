import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import * as Sentry from "@sentry/nestjs";

interface Order {
  email: string;
  card: string;
  phone: string;
}

@Controller()
export class ShopController {
  @Get("health")
  health(): string {
    return "ok";
  }

  @Get("products/:id")
  product(@Param("id") id: string): { id: string } {
    return { id };
  }

  @Post("orders/:id")
  order(@Param("id") id: string, @Body() { email, card, phone }: Order): never {
    Sentry.logger.info(`Charging order ${id}, receipt to ${phone}`);
    throw new Error(`Card ${card} of ${email} was declined`);
  }
}
