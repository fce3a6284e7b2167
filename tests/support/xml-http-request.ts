// The part of a browser's XMLHttpRequest that directlinejs uses, over fetch, so that Microsoft's real client runs in Node.

export class FetchXmlHttpRequest {
  readyState = 0;
  status = 0;
  statusText = '';
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  onreadystatechange: ((event: object) => void) | null = null;
  onerror: ((event: object) => void) | null = null;
  ontimeout: ((event: object) => void) | null = null;
  readonly #headers: Record<string, string> = {};
  readonly #abort = new AbortController();
  #method = 'GET';
  #address = '';
  #answered = new Headers();

  open(method: string, address: string): void {
    this.#method = method;
    this.#address = address;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.#answered.get(name);
  }

  getAllResponseHeaders(): string {
    return [...this.#answered].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  abort(): void {
    this.#abort.abort();
  }

  send(body?: string): void {
    void this.#send(body);
  }

  async #send(body: string | undefined): Promise<void> {
    try {
      const answer = await fetch(this.#address, {
        method: this.#method,
        headers: this.#headers,
        signal: this.#abort.signal,
        ...(body === undefined ? {} : { body }),
      });
      this.responseText = await answer.text();
      this.#answered = answer.headers;
      this.status = answer.status;
      this.statusText = answer.statusText;
      this.response = this.responseType === 'json' && this.responseText !== '' ? JSON.parse(this.responseText) : this.responseText;
      this.readyState = 4;
      this.onreadystatechange?.({ target: this });
    } catch (error) {
      // As in a browser: status 0 for a connection that failed, nothing for a request that was given up.
      if (!this.#abort.signal.aborted) this.onerror?.({ target: this, error });
    }
  }
}
