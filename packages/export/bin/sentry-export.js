#!/usr/bin/env node
import { main } from "../dist/cli.js";

process.exitCode = await main(process.argv.slice(2));
// A policy can import code that keeps the process alive, such as a timer. The command ends when everything is printed.
process.stdout.write("", () => process.stderr.write("", () => process.exit()));
