import { Queue } from "bullmq";

const orders = new Queue("orders", { connection: { url: process.env.REDIS_URL ?? "redis://localhost:6379" } });
await orders.add("charge", JSON.parse(process.argv[2] ?? "{}"));
await orders.close();
