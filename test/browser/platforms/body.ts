import type { IncomingMessage, ServerResponse } from "node:http";

/** The fields of a form that was posted, as a query or as `multipart/form-data` without files. */
export async function fieldsOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) text += chunk;
  if (!request.headers["content-type"]?.startsWith("multipart/")) return new URLSearchParams(text);
  const parts = text.matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)/g);
  return new URLSearchParams([...parts].map(([, name = "", value = ""]) => [name, value]));
}

export function answerJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}
