package fr.marelle.classroom.api;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The classes whose methods make up the API. One more is added here, and nowhere else. */
final class Resources {
  private static final Map<Class<?>, Function<Call, Object>> FACTORIES =
      Map.ofEntries(
          Map.entry(MeResource.class, MeResource::new),
          Map.entry(CodesResource.class, CodesResource::new),
          Map.entry(AccessResource.class, AccessResource::new),
          Map.entry(HistoryResource.class, HistoryResource::new),
          Map.entry(SheetsResource.class, SheetsResource::new),
          Map.entry(SheetTemplateResource.class, SheetTemplateResource::new),
          Map.entry(SchoolsResource.class, SchoolsResource::new),
          Map.entry(AccountsResource.class, AccountsResource::new),
          Map.entry(ReportsResource.class, ReportsResource::new),
          Map.entry(ImportsResource.class, ImportsResource::new),
          Map.entry(ImportColumnsResource.class, ImportColumnsResource::new),
          Map.entry(ImportReportResource.class, ImportReportResource::new),
          Map.entry(ProgressResource.class, ProgressResource::new),
          Map.entry(PeopleResource.class, PeopleResource::new),
          Map.entry(MovesResource.class, MovesResource::new),
          Map.entry(FamilyResource.class, FamilyResource::new),
          Map.entry(RemovalsResource.class, RemovalsResource::new),
          Map.entry(MergesResource.class, MergesResource::new));

  static final Set<Class<?>> CLASSES = FACTORIES.keySet();

  private Resources() {}

  static Object create(Class<?> resource, Call call) {
    return FACTORIES.get(resource).apply(call);
  }
}
