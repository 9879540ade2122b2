import { ParleyError } from "../../../api/errors.ts";
import type { Clock } from "../../../device/clock.ts";
import { memberOf, roomOf } from "../room-fixture.ts";
import type { Member, Message, Room, RoomEvent } from "../room.ts";
import type { RoomListener, RoomTransport } from "./room-transport.ts";

/** What goes wrong, each as a probability. */
export interface Faults {
  /** A request does not arrive; an answer does not. */
  lostRequest: number;
  lostAnswer: number;
  /** An event is not delivered; is delivered twice. */
  lostEvent: number;
  doubledEvent: number;
  /** A writer takes a number and dies; or writes up to 25 s later. */
  deadWriter: number;
  slowWriter: number;
  /** A page of messages ends early. */
  shortPage: number;
}

export const noFaults: Faults = {
  lostRequest: 0,
  lostAnswer: 0,
  lostEvent: 0,
  doubledEvent: 0,
  deadWriter: 0,
  slowWriter: 0,
  shortPage: 0,
};

interface Subscription {
  readonly memberId: string;
  readonly listener: RoomListener;
  hears: boolean;
}

/** The room's side of the contract, in memory, with a network that can be as bad as wished. */
export function createModelRoom(clock: Clock, random: () => number, memberIds: readonly string[]) {
  const members = new Map<string, Member>(memberIds.map((memberId) => [memberId, memberOf({ memberId, name: memberId, language: "en" })]));
  const messages = new Map<number, Message>();
  const refusals = new Map<string, string>();
  const subscriptions = new Set<Subscription>();
  const requests: string[] = [];
  let faults = noFaults;
  let sequence = 0;

  const happens = (probability: number) => random() < probability;
  const pass = (ms: number) => new Promise<void>((done) => void clock.after(ms, done));
  const inOrder = () => [...messages.values()].sort((a, b) => a.sequence - b.sequence);
  const said = (memberId: string, messageId: string) =>
    [...messages.values()].find((one) => one.memberId === memberId && one.messageId === messageId);

  const publish = (event: RoomEvent) => {
    for (const subscription of subscriptions) {
      const copies = happens(faults.lostEvent) ? 0 : happens(faults.doubledEvent) ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        clock.after(5 + random() * 60, () => {
          if (subscription.hears && subscriptions.has(subscription)) subscription.listener.next(event);
        });
      }
    }
  };

  const request = async <T>(name: string, memberId: string, answer: () => T | Promise<T>): Promise<T> => {
    requests.push(name);
    await pass(5 + random() * 100);
    if (happens(faults.lostRequest)) throw new ParleyError("ServiceUnavailable");
    const refused = refusals.get(memberId);
    if (refused) throw new ParleyError(refused, `Told: ${refused}.`);
    const answered = await answer();
    await pass(5 + random() * 100);
    if (happens(faults.lostAnswer)) throw new ParleyError("TimedOut");
    return answered;
  };

  const roomFor = (me: string): Room => roomOf({ hostId: memberIds[0] ?? "", me, members: [...members.values()], sequence });

  const change = (kind: RoomEvent["kind"], memberId: string, changes: Partial<Member>): Member => {
    const member = { ...(members.get(memberId) ?? memberOf({ memberId })), ...changes };
    if (kind === "left" || kind === "removed") members.delete(memberId);
    else members.set(memberId, member);
    publish({ roomId: "room", kind, member });
    return member;
  };

  const say = async (memberId: string, messageId: string, text: string, language: string): Promise<Message> => {
    if (text === "refuse this") throw new ParleyError("TextTooLong", "Told: too long.");
    const before = said(memberId, messageId);
    if (before) return before;
    const number = ++sequence;
    if (happens(faults.deadWriter)) throw new ParleyError("ServiceUnavailable");
    await pass(happens(faults.slowWriter) ? random() * 25_000 : random() * 20);
    const meanwhile = said(memberId, messageId);
    if (meanwhile) return meanwhile;
    const saidAt = new Date(clock.now()).toISOString();
    const message: Message = {
      roomId: "room", sequence: number, messageId, memberId, speaker: memberId, text, language,
      translations: [], failures: [], notUnderstoodBy: [], saidAt,
    };
    messages.set(number, message);
    publish({ roomId: "room", kind: "message", message });
    return message;
  };

  /** The API, as one member calls it. */
  const transportOf = (me: string): RoomTransport => ({
    room: () => request("room", me, () => roomFor(me)),
    messages: (_, after, limit) =>
      request("messages", me, () => {
        const page = inOrder().filter((one) => one.sequence > after).slice(0, Math.min(limit, 100));
        return happens(faults.shortPage) ? page.slice(0, Math.ceil(page.length / 2)) : page;
      }),
    say: ({ messageId, text, language }) => request("say", me, () => say(me, messageId, text, language)),
    setPresence: (_, away) =>
      request("setPresence", me, () => {
        change("changed", me, { away, seenAt: new Date(clock.now()).toISOString() });
        return roomFor(me);
      }),
    flagMessage: (roomId, number, kind) =>
      request("flagMessage", me, () => {
        const message = messages.get(number);
        if (!message) throw new ParleyError("MessageNotFound", "Told: none.");
        const others = message.notUnderstoodBy.filter((one) => one !== me);
        messages.set(number, { ...message, notUnderstoodBy: kind === "understood" ? others : [...others, me] });
        const flag = { roomId, sequence: number, memberId: me, kind };
        publish({ roomId, kind: "flag", flag });
        return flag;
      }),
    setMyLanguage: (_, language) => request("setMyLanguage", me, () => change("changed", me, { language })),
    removeMember: (_, memberId) => request("removeMember", me, () => change("removed", memberId, {})),
    leaveRoom: () => request("leaveRoom", me, () => change("left", me, {})),
    closeRoom: () =>
      request("closeRoom", me, () => {
        memberIds.forEach((one) => refusals.set(one, "RoomClosed"));
        publish({ roomId: "room", kind: "closed" });
      }),
    subscribe(_, listener) {
      const subscription = { memberId: me, listener, hears: false };
      subscriptions.add(subscription);
      clock.after(20 + random() * 100, () => {
        if (happens(faults.lostRequest)) fail(subscription);
        else establish(subscription);
      });
      return () => subscriptions.delete(subscription);
    },
  });

  const establish = (subscription: Subscription) => {
    subscription.hears = true;
    if (subscriptions.has(subscription)) subscription.listener.established();
  };
  const fail = (subscription: Subscription) => {
    subscription.hears = false;
    if (subscriptions.has(subscription)) subscription.listener.error(new Error("cut"));
  };
  const ofMember = (memberId: string) => [...subscriptions].filter((one) => one.memberId === memberId);

  return {
    transportOf,
    messages: inOrder,
    /** The names of the requests so far. */
    requests,
    refuse: (memberId: string, code: string) => refusals.set(memberId, code),
    setFaults: (next: Faults) => (faults = next),
    join: (memberId: string) => change("joined", memberId, {}),
    /** A number is given out, and nothing is written to it until the answer is called. */
    takeNumber: (memberId: string, text: string): (() => void) => {
      const number = ++sequence;
      const language = "en";
      const saidAt = new Date(clock.now()).toISOString();
      const of = { roomId: "room", memberId, speaker: memberId, messageId: `late ${number}`, translations: [], failures: [], notUnderstoodBy: [] };
      const message: Message = { ...of, sequence: number, text, language, saidAt };
      return () => void messages.set(number, message);
    },
    publish,
    /** The connection breaks, and the transport gives up. */
    cut: (memberId: string) => ofMember(memberId).forEach(fail),
    /** The connection breaks, and is mended in a while. */
    shake: (memberId: string) => {
      for (const subscription of ofMember(memberId)) {
        subscription.hears = false;
        subscription.listener.lost();
        clock.after(random() * 20_000, () => establish(subscription));
      }
    },
    /** The subscription ends, and nobody tells. */
    deafen: (memberId: string) => ofMember(memberId).forEach((subscription) => (subscription.hears = false)),
  };
}
