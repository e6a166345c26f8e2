// Stands in for the suite's make-fetch-happen: the suite knows its router by a fixed port.
const ROUTER = 'http://localhost:4000/';

/** @type {(url: string, options: RequestInit) => Promise<Response>} */
module.exports = (url, options) =>
  fetch(url === ROUTER ? (process.env['ROUTER_URL'] ?? url) : url, options);
