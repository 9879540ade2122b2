import type { Buckets } from "../services/interfaces.ts";

const countedAtMost = 10_000;
const objectsAPage = 50;

type Objects = Awaited<ReturnType<Buckets["objects"]>>;

export interface BucketSummary {
  readonly name: string;
  readonly objects: number;
  readonly bytes: number;
  /** There are more than were counted. */
  readonly hasMore: boolean;
}

export interface BucketPage extends BucketSummary {
  readonly page: Objects;
  /** The key after which the next page begins. */
  readonly next?: string;
}

export async function summarizeBucket(buckets: Buckets, name: string): Promise<BucketSummary> {
  const objects = await buckets.objects(name, countedAtMost + 1);
  const counted = objects.slice(0, countedAtMost);
  return { name, objects: counted.length, bytes: counted.reduce((sum, { size }) => sum + size, 0), hasMore: objects.length > countedAtMost };
}

export async function readBucketPage(buckets: Buckets, name: string, after: string | undefined): Promise<BucketPage> {
  const objects = await buckets.objects(name, objectsAPage + 1, after);
  const page = objects.slice(0, objectsAPage);
  const last = page.at(-1);
  return { ...(await summarizeBucket(buckets, name)), page, ...(objects.length > objectsAPage && last && { next: last.key }) };
}
