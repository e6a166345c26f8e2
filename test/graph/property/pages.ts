import fc from 'fast-check';
import {
  arbitraryImageOrder,
  arbitraryPageSizes,
  arbitraryPatientOrder,
} from '../../oracle/arbitrary-pages.ts';
import { imageMatches } from '../../oracle/image-matches.ts';
import { patientMatches } from '../../oracle/patient-matches.ts';
import { sortImages, sortPatients } from '../../oracle/sort-images.ts';
import { studyUid } from '../../oracle/uids.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';
import { checkPages, PAGE_ARGUMENTS, PAGE_VARIABLES, type Page, pageFields } from './walk-pages.ts';

const IMAGES = `query ($filter: ImageFilterInput, $orderBy: [ImageOrderByInput!], ${PAGE_VARIABLES}) {
  images(filter: $filter, orderBy: $orderBy, ${PAGE_ARGUMENTS}) {${pageFields('imageIndex')}}
}`;

const PATIENTS = `query ($filter: PatientFilterInput, $orderBy: [PatientOrderByInput!], ${PAGE_VARIABLES}) {
  patients(filter: $filter, orderBy: $orderBy, ${PAGE_ARGUMENTS}) {${pageFields('patientId')}}
}`;

const STUDIES = `query ($filter: ImageFilterInput, ${PAGE_VARIABLES}) {
  studies(filter: $filter, ${PAGE_ARGUMENTS}) {${pageFields('studyInstanceUid')}}
}`;

export const imagesProperty: Property = ({ gateway, collection, filters }) =>
  fc.asyncProperty(
    filters.image,
    arbitraryImageOrder,
    arbitraryPageSizes,
    async (filter, orderBy, sizes) => {
      const matching = collection.images.filter((image) => imageMatches(filter, image));
      const expected = sortImages(matching, orderBy).map(({ imageIndex }) => ({ imageIndex }));
      await checkPages(
        async (page) => {
          type Answer = { readonly images: Page<{ readonly imageIndex: string }> };
          return (await ask<Answer>(gateway, IMAGES, { filter, orderBy, ...page })).images;
        },
        sizes,
        expected,
      );
    },
  );

export const patientsProperty: Property = ({ gateway, collection, filters }) =>
  fc.asyncProperty(
    filters.patient,
    arbitraryPatientOrder,
    arbitraryPageSizes,
    async (filter, orderBy, sizes) => {
      const matching = collection.patients.filter((patient) => patientMatches(filter, patient));
      const expected = sortPatients(matching, orderBy).map(({ patientId }) => ({ patientId }));
      await checkPages(
        async (page) => {
          type Answer = { readonly patients: Page<{ readonly patientId: string }> };
          return (await ask<Answer>(gateway, PATIENTS, { filter, orderBy, ...page })).patients;
        },
        sizes,
        expected,
      );
    },
  );

export const studiesProperty: Property = ({ gateway, collection, filters }) =>
  fc.asyncProperty(filters.image, arbitraryPageSizes, async (filter, sizes) => {
    const matching = collection.images.filter((image) => imageMatches(filter, image));
    const expected = matching.map((image) => ({ studyInstanceUid: studyUid(image) }));
    await checkPages(
      async (page) => {
        type Answer = { readonly studies: Page<{ readonly studyInstanceUid: string }> };
        return (await ask<Answer>(gateway, STUDIES, { filter, ...page })).studies;
      },
      sizes,
      expected,
    );
  });
