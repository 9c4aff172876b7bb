package fr.marelle.directory.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** A database in memory with our tables, and Keycloak's as far as a directory writes them. */
public final class TrialDatabase implements AutoCloseable {
  private static final String USER = "postgres";

  /** The database of a PostgreSQL that has the tables, and nothing in them. */
  public static final String TEMPLATE = "trial";

  private static final List<String> OF_KEYCLOAK =
      List.of(
          "create table REALM (ID varchar(36) primary key)",
          "insert into REALM (ID) values ('realm')",
          // Our changelog adds an index.
          """
          create table ADMIN_EVENT_ENTITY (ID varchar(36) primary key, RESOURCE_PATH varchar(2550),
            DETAILS_JSON text)""",
          """
          create table KEYCLOAK_GROUP (ID varchar(36) primary key, NAME varchar(255),
            PARENT_GROUP varchar(36) not null, REALM_ID varchar(36), TYPE int not null default 0,
            unique (REALM_ID, PARENT_GROUP, NAME))""",
          """
          create table GROUP_ATTRIBUTE (ID varchar(36) primary key, NAME varchar(255) not null,
            VALUE varchar(255), GROUP_ID varchar(36) not null references KEYCLOAK_GROUP)""",
          """
          create table USER_ENTITY (ID varchar(36) primary key, USERNAME varchar(255),
            FIRST_NAME varchar(255), LAST_NAME varchar(255), EMAIL varchar(255),
            EMAIL_CONSTRAINT varchar(255), EMAIL_VERIFIED boolean not null default false,
            ENABLED boolean not null default false, REALM_ID varchar(255), CREATED_TIMESTAMP bigint,
            LAST_MODIFIED_TIMESTAMP bigint, FEDERATION_LINK varchar(255),
            SERVICE_ACCOUNT_CLIENT_LINK varchar(255), NOT_BEFORE int not null default 0,
            unique (REALM_ID, USERNAME), unique (REALM_ID, EMAIL_CONSTRAINT))""",
          """
          create table USER_ATTRIBUTE (ID varchar(36) primary key, NAME varchar(255) not null,
            VALUE varchar(255), USER_ID varchar(36) not null references USER_ENTITY)""",
          """
          create table USER_GROUP_MEMBERSHIP (GROUP_ID varchar(36) not null,
            USER_ID varchar(36) not null references USER_ENTITY,
            MEMBERSHIP_TYPE varchar(255) not null, primary key (GROUP_ID, USER_ID))""",
          """
          create table USER_ROLE_MAPPING (ROLE_ID varchar(255) not null,
            USER_ID varchar(36) not null references USER_ENTITY, primary key (ROLE_ID, USER_ID))""",
          """
          create table USER_REQUIRED_ACTION (USER_ID varchar(36) not null references USER_ENTITY,
            REQUIRED_ACTION varchar(255) not null, primary key (REQUIRED_ACTION, USER_ID))""",
          """
          create table CREDENTIAL (ID varchar(36) primary key, TYPE varchar(255),
            USER_ID varchar(36) references USER_ENTITY, CREATED_DATE bigint, USER_LABEL varchar(255),
            SECRET_DATA text, CREDENTIAL_DATA text, PRIORITY int, VERSION int)""",
          """
          create table FEDERATED_IDENTITY (IDENTITY_PROVIDER varchar(255) not null,
            USER_ID varchar(36) not null references USER_ENTITY,
            primary key (IDENTITY_PROVIDER, USER_ID))""");

  private final Connection connection;

  private TrialDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  private static Connection withTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : OF_KEYCLOAK) {
        statement.execute(table);
      }
      new Liquibase(
              "META-INF/marelle-changelog.xml",
              new ClassLoaderResourceAccessor(),
              DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
          .update("");
      return connection;
    } catch (LiquibaseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An H2, which is where a server without another database keeps its own. */
  public static TrialDatabase inMemory() {
    try {
      return new TrialDatabase(
          withTables(
              DriverManager.getConnection(
                  "jdbc:h2:mem:" + UUID.randomUUID() + ";NON_KEYWORDS=VALUE", "sa", "")));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the tables that each {@linkplain #copyIn copy} will have. */
  public static void prepare(EmbeddedPostgres postgres) {
    try {
      create(postgres, TEMPLATE, "template1");
      withTables(postgres.getDatabase(USER, TEMPLATE).getConnection()).close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A database of a PostgreSQL, with tables of its own. */
  static TrialDatabase copyIn(EmbeddedPostgres postgres) {
    String name = "trial" + UUID.randomUUID().toString().replace("-", "");
    try {
      create(postgres, name, TEMPLATE);
      return new TrialDatabase(postgres.getDatabase(USER, name).getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a database as another is now, to which nobody may be connected. */
  public static void create(EmbeddedPostgres postgres, String name, String template)
      throws SQLException {
    try (Connection all = postgres.getPostgresDatabase().getConnection();
        Statement statement = all.createStatement()) {
      statement.execute("create database %s template %s".formatted(name, template));
    }
  }

  public Sql sql() throws SQLException {
    return new Sql(connection);
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
