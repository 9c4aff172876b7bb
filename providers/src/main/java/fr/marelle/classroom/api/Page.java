package fr.marelle.classroom.api;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items the part
 * @param first how many of the list come before it
 * @param max how many it holds at most
 * @param total how many the whole list has
 */
public record Page<T>(List<T> items, int first, int max, int total) {}
