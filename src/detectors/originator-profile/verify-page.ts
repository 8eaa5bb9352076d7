import type { PageMarks } from '../../core/page-marks';
import { verifyAttestation, type Ground } from './attestations';
import { joinOrganisations, verifyProfiles } from './organisations';
import type { PageFiles } from './page-files';
import { readElements } from './read-elements';
import { readRegistries } from './registries';
import type { AttestationResult, PageResult } from './result';
import { verifySite } from './site';
import { createDescriber } from './speaker';

/**
 * Verifies everything of Originator Profile on one document, in the order of the specification: registries, Core Profiles,
 * the site, attestations, their targets. What cannot be verified is a result with its reason, never an error.
 */
export async function verifyPage(
  { originator, language }: Pick<PageMarks, 'originator' | 'language'>,
  pageUrl: string,
  anchors: readonly string[],
  files: PageFiles,
): Promise<PageResult> {
  const [registries, read] = await Promise.all([
    readRegistries(anchors),
    readElements(originator.elements, files),
  ]);
  const own = await verifyProfiles(read.profiles, registries);
  const site = await verifySite(pageUrl, language, registries, files);
  const organisations = joinOrganisations(own, site.organisations);
  const describe = createDescriber(organisations, language);
  const ground: Ground = { pageUrl, organisations, describe, gathered: originator.targets, files };
  const attestations: AttestationResult[] = [];
  for (const one of read.attestations) attestations.push(await verifyAttestation(one, ground));
  return { attestations, site: site.result, problems: read.problems };
}
