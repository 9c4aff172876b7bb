package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import fr.marelle.tables.StandIn;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.GroupProvider;
import org.keycloak.models.jpa.entities.GroupEntity;

/** Groups as Keycloak makes them, in its tables and in a session's transaction. */
final class StandInGroups {
  private final Sql sql;

  StandInGroups(Sql sql) {
    this.sql = sql;
  }

  /** What is asked of Keycloak for them. */
  GroupProvider provider() {
    return StandIn.of(
        GroupProvider.class,
        (method, arguments) -> {
          try {
            return answer(method, arguments);
          } catch (SQLException e) {
            throw new PersistenceException(e);
          }
        });
  }

  private Object answer(String method, List<Object> arguments) throws SQLException {
    return switch (method) {
      case "createGroup" ->
          create(
              (String) arguments.get(1),
              arguments.size() == 2
                  ? GroupEntity.TOP_PARENT_ID
                  : ((GroupModel) arguments.get(2)).getId());
      case "getGroupById" -> find((String) arguments.get(1));
      case "removeGroup" -> remove(((GroupModel) arguments.get(1)).getId());
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private GroupModel create(String name, String parent) throws SQLException {
    String id = UUID.randomUUID().toString();
    sql.execute(
        "insert into KEYCLOAK_GROUP (ID, NAME, PARENT_GROUP, REALM_ID) values (?, ?, ?, ?)",
        id,
        name,
        parent,
        StandInKeycloak.REALM);
    return group(id);
  }

  private GroupModel find(String id) throws SQLException {
    return sql
        .select("select ID from KEYCLOAK_GROUP where ID = ?", row -> row.getString(1), id)
        .stream()
        .findFirst()
        .map(this::group)
        .orElse(null);
  }

  private boolean remove(String id) throws SQLException {
    sql.execute("delete from GROUP_ATTRIBUTE where GROUP_ID = ?", id);
    return sql.execute("delete from KEYCLOAK_GROUP where ID = ?", id) > 0;
  }

  private GroupModel group(String id) {
    return StandIn.of(
        GroupModel.class,
        (method, arguments) -> {
          try {
            return answer(id, method, arguments);
          } catch (SQLException e) {
            throw new PersistenceException(e);
          }
        });
  }

  private Object answer(String id, String method, List<Object> arguments) throws SQLException {
    return switch (method) {
      case "getId" -> id;
      case "getFirstAttribute" -> attribute(id, (String) arguments.get(0));
      case "setSingleAttribute" -> setAttribute(id, arguments.get(0), arguments.get(1));
      case "removeAttribute" -> removeAttribute(id, arguments.get(0));
      case "getSubGroupsStream" -> below(id);
      default -> throw new UnsupportedOperationException(method);
    };
  }

  private String attribute(String id, String name) throws SQLException {
    return sql
        .select(
            "select VALUE from GROUP_ATTRIBUTE where GROUP_ID = ? and NAME = ?",
            row -> row.getString(1),
            id,
            name)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private Object setAttribute(String id, Object name, Object value) throws SQLException {
    removeAttribute(id, name);
    sql.execute(
        "insert into GROUP_ATTRIBUTE (ID, NAME, VALUE, GROUP_ID) values (?, ?, ?, ?)",
        UUID.randomUUID().toString(),
        name,
        value,
        id);
    return null;
  }

  private Object removeAttribute(String id, Object name) throws SQLException {
    sql.execute("delete from GROUP_ATTRIBUTE where GROUP_ID = ? and NAME = ?", id, name);
    return null;
  }

  private Stream<GroupModel> below(String id) throws SQLException {
    return sql
        .select("select ID from KEYCLOAK_GROUP where PARENT_GROUP = ?", row -> row.getString(1), id)
        .stream()
        .map(this::group);
  }
}
