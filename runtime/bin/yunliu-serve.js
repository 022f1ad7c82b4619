#!/usr/bin/env node
import { serveCommand } from '../dist/server/serve-command.js';

process.exitCode = await serveCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
