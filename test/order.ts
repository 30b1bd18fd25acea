import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more, the longest first. Begun last, the others would long be over and one core idle. */
const longest: readonly string[] = [
  'packages/engine/test/hostile-files.test.ts',
  'packages/web/test/mexico-2015.test.ts',
  'packages/engine/test/demo.test.ts',
  'packages/server/src/dataset/purge/purge.test.ts',
  'packages/server/test/round-trip.test.ts',
  'packages/server/src/main/run.test.ts',
  'test/cli/publish.test.ts',
  'packages/server/src/storage/search/embedded/keeping.test.ts',
  'packages/engine/test/sql/hostile.test.ts',
];

/** Without what an earlier run left, vitest goes by the size of files, which says little of how long they take. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(`/${name}`));
    const place = ({ moduleId }: TestSpecification) => longest.findIndex((name) => moduleId.endsWith(`/${name}`));
    return [
      ...sorted.filter(isLong).sort((one, other) => place(one) - place(other)),
      ...sorted.filter((file) => !isLong(file)),
    ];
  }
}
