import type { IncomingMessage, ServerResponse } from "node:http";

/** What a form, a script or `FormData` (without files) sent, by the names of the fields. */
export async function sentIn(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const type = request.headers["content-type"] ?? "";
  if (type.includes("json")) return JSON.parse(text);
  if (!type.includes("multipart")) return Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    [...text.matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)/g)].map(([, name, value]) => [name, value]),
  );
}

export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
