import { z } from 'zod';
import { Location } from './issue.schema.ts';

/** 城市范围: the rectangle a city's places lie in, WGS-84 degrees; a first guard against a slip of the finger, not a boundary. */
export const CityBounds = z
  .strictObject({ southWest: Location, northEast: Location })
  .refine(
    ({ southWest, northEast }) => southWest.longitude < northEast.longitude && southWest.latitude < northEast.latitude,
    '西南角要在东北角的西南',
  );
export type CityBounds = z.infer<typeof CityBounds>;

/** 全国范围, where a city has not said its own. Source: the extreme points of the land, rounded outward. */
export const wholeCountry: CityBounds = {
  southWest: { longitude: 73, latitude: 3 },
  northEast: { longitude: 136, latitude: 54 },
};

export const isWithin = ({ southWest, northEast }: CityBounds, { longitude, latitude }: Location): boolean =>
  southWest.longitude <= longitude && longitude <= northEast.longitude && southWest.latitude <= latitude && latitude <= northEast.latitude;
