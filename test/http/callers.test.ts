import assert from 'node:assert/strict';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import { callersBy } from '../../src/http/callers.ts';

/** A connection from an address: no test machine has them all. */
const from = (address: string | undefined): Socket =>
  Object.defineProperty(new Socket(), 'remoteAddress', { value: address });

describe('The name of a caller', () => {
  const named = (address: string | undefined, secret = 'secret') =>
    callersBy(secret)(from(address));

  it('is the same for the same address, in all processes with one secret', () => {
    assert.equal(named('192.0.2.7'), named('192.0.2.7'));
    assert.notEqual(named('192.0.2.7'), named('192.0.2.8'));
    assert.notEqual(named('192.0.2.7'), named('192.0.2.7', 'another secret'));
  });

  it('holds no part of the address, and may stand in a label', () => {
    assert.match(named('192.0.2.7'), /^[0-9a-f]{24}$/);
  });

  it('is one for an IPv4 address, however it is written', () => {
    assert.equal(named('::ffff:192.0.2.7'), named('192.0.2.7'));
    assert.equal(named('::FFFF:192.0.2.7'), named('192.0.2.7'));
  });

  it('is one for all addresses of an IPv6 network, which one subscriber can take in turn', () => {
    const network = named('2001:db8:1:2::1');
    for (const address of ['2001:db8:1:2:ffff::', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9:8']) {
      assert.equal(named(address), network, address);
    }
    assert.notEqual(named('2001:db8:1:3::1'), network);
    assert.equal(named('2001:db8::1'), named('2001:db8:0:0:5::'));
    assert.equal(named('::1'), named('::2'));
    assert.equal(named('fe80::1%eth0'), named('fe80::2%eth0'));
  });

  it('is there for a connection without an address', () => {
    assert.match(named(undefined), /^[0-9a-f]{24}$/);
  });
});
