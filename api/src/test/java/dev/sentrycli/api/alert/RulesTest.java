package dev.sentrycli.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What older servers keep as rules is told of as workflows, and becomes a rule again.
class RulesTest {
  private static JsonObject json(String text) {
    return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
  }

  private static String again(String condition, boolean filter) {
    JsonObject rule = RuleConditions.toRule(json(condition), filter);
    return RuleConditions.toWorkflow(List.of(rule)).get(0).toString().replace('"', '\'');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'first_seen_event','comparison':true,'conditionResult':true}",
        "{'type':'new_high_priority_issue','comparison':true,'conditionResult':true}",
        "{'type':'event_frequency_count','comparison':{'interval':'1h','value':100},"
            + "'conditionResult':true}",
        "{'type':'tagged_event','comparison':{'key':'agent','match':'eq','value':'007'},"
            + "'conditionResult':true}",
        "{'type':'event_unique_user_frequency_percent','comparison':{'comparisonInterval':'1w',"
            + "'interval':'1d','value':50},'conditionResult':true}",
        "{'type':'level','comparison':{'level':40,'match':'gte'},'conditionResult':true}",
        "{'type':'tagged_event','comparison':{'key':'os','match':'eq','value':'linux'},"
            + "'conditionResult':true}"
      })
  void conditionsSurviveTheWayThereAndBack(String condition) {
    assertThat(again(condition, false)).isEqualTo(condition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'level','comparison':{'level':40,'match':'gte'},'conditionResult':true}",
        "{'type':'age_comparison','comparison':{'comparisonType':'older','time':'hour','value':2},"
            + "'conditionResult':true}",
        "{'type':'issue_category','comparison':{'value':1},'conditionResult':true}",
        "{'type':'latest_release','comparison':true,'conditionResult':true}"
      })
  void filtersSurviveTheWayThereAndBack(String filter) {
    assertThat(again(filter, true)).isEqualTo(filter);
  }

  @Test
  void aLevelIsTextInARule() {
    assertThat(
            RuleConditions.toRule(
                    json("{'type':'level','comparison':{'level':40,'match':'gte'}}"), true)
                .toString())
        .isEqualTo(
            "{\"id\":\"sentry.rules.filters.level.LevelFilter\","
                + "\"level\":\"40\",\"match\":\"gte\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "issue_resolved_trigger | false | knows no condition",
        "age_comparison         | false | as a filter only",
        "first_seen_event       | true  | as a condition only",
        "event_frequency_count  | true  | as a condition only",
        "nonsense               | true  | knows no condition"
      })
  void whatRulesHaveNothingLikeIsRefusedInWords(String type, boolean filter, String why) {
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(
            () -> RuleConditions.toRule(json("{'type':'" + type + "','comparison':{}}"), filter))
        .withMessageContaining(why);
  }

  @Test
  void aFrequencyOfSomeEventsIsRefused() {
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(
            () ->
                RuleConditions.toRule(
                    json(
                        "{'type':'event_frequency_count','comparison':{'value':1,'interval':'1m',"
                            + "'filters':[]}}"),
                    false))
        .withMessageContaining("can't narrow");
  }

  @Test
  void whatIsWrittenAsForARuleStaysSo() {
    String rule = "{'id':'sentry.rules.conditions.tagged_event.TaggedEventCondition','key':'a'}";
    assertThat(RuleConditions.toRule(json(rule), false)).isEqualTo(json(rule));
    assertThat(
            RuleConditions.toRule(
                json("{'type':'sentry.rules.conditions.x.Y','comparison':{'a':1}}"), false))
        .isEqualTo(json("{'id':'sentry.rules.conditions.x.Y','a':1}"));
  }

  @Test
  void aConditionWithoutANameForWorkflowsKeepsItsOwn() {
    JsonObject node = json("{'id':'sentry.rules.conditions.x.Y','a':1}");
    assertThat(RuleConditions.toWorkflow(List.of(node)).get(0))
        .isEqualTo(
            json(
                "{'type':'sentry.rules.conditions.x.Y','comparison':{'a':1},"
                    + "'conditionResult':true}"));
    assertThat(node.has("id")).isTrue();
  }

  @Test
  void frequenciesAreKnownHoweverTheyAreSpelled() {
    assertThat(RuleConditions.isFrequency(json("{'type':'event_frequency_count'}"))).isTrue();
    assertThat(RuleConditions.isFrequency(json("{'type':'percent_sessions_percent'}"))).isTrue();
    assertThat(
            RuleConditions.isFrequency(
                json("{'id':'sentry.rules.conditions.event_frequency.EventFrequencyCondition'}")))
        .isTrue();
    assertThat(RuleConditions.isFrequency(json("{'type':'event_frequency'}"))).isFalse();
    assertThat(RuleConditions.isFrequency(json("{'type':'some_count'}"))).isFalse();
    assertThat(RuleConditions.isFrequency(new JsonObject())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'email','integrationId':null,'data':{'fallthroughType':'NoOne'},"
            + "'config':{'targetType':'issue_owners','targetDisplay':null,'targetIdentifier':null},"
            + "'status':'active'}",
        "{'type':'email','integrationId':null,'data':{},'config':{'targetType':'team',"
            + "'targetDisplay':null,'targetIdentifier':'11'},'status':'active'}",
        "{'type':'slack','integrationId':'5','data':{'notes':'n','tags':'level'},"
            + "'config':{'targetType':'specific','targetDisplay':'#web','targetIdentifier':'C1'},"
            + "'status':'active'}",
        "{'type':'pagerduty','integrationId':'5','data':{'priority':'critical'},"
            + "'config':{'targetType':'specific','targetDisplay':null,'targetIdentifier':'7'},"
            + "'status':'active'}",
        "{'type':'plugin','integrationId':null,'data':{},'config':{'targetType':'specific',"
            + "'targetDisplay':null,'targetIdentifier':null},'status':'active'}"
      })
  void actionsSurviveTheWayThereAndBack(String action) {
    JsonObject rule = RuleActions.toRule(List.of(json(action))).get(0).getAsJsonObject();
    assertThat(RuleActions.toWorkflow(List.of(rule)).get(0)).isEqualTo(json(action));
  }

  @Test
  void actionsThatRulesDoNotKnowAreRefusedAndThoseOfRulesStay() {
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(() -> RuleActions.toRule(List.of(json("{'type':'sentry_app'}"))))
        .withMessageContaining("'sentry_app'");
    JsonObject own = json("{'id':'sentry.mail.actions.NotifyEmailAction','targetType':'Team'}");
    assertThat(RuleActions.toRule(List.of(own)).get(0)).isEqualTo(own);
    assertThat(RuleActions.toRule(List.of(json("{'type':'sentry.x.Y','data':{'a':1}}"))).get(0))
        .isEqualTo(json("{'id':'sentry.x.Y','a':1}"));
  }

  @Test
  void aRuleWithAlmostNothingIsAWorkflowAllTheSame() {
    Workflow workflow = ProjectRules.workflow(json("{'id':81,'name':'x'}"));
    assertThat(workflow.id()).isEqualTo("81");
    assertThat(workflow.isEnabled()).isTrue();
    assertThat(workflow.isRule()).isTrue();
    assertThat(workflow.environment()).isNull();
    assertThat(workflow.frequency()).isNull();
    assertThat(workflow.conditionCount()).isZero();
    assertThat(workflow.actionCount()).isZero();
  }

  private static final String LEVEL =
      "{'type':'level','comparison':{'level':40,'match':'gte'},'conditionResult':true}";
  private static final String OFTEN =
      "{'type':'event_frequency_count','comparison':{'value':5,'interval':'1h'}}";

  /// A rule about what is new and happens often, with a filter.
  private static JsonObject rule(String actionMatch, String filterMatch) {
    return json(
        "{'id':'81','name':'x','actionMatch':'"
            + actionMatch
            + "','filterMatch':'"
            + filterMatch
            + "','conditions':["
            + "{'id':'sentry.rules.conditions.first_seen_event.FirstSeenEventCondition'},"
            + "{'id':'sentry.rules.conditions.event_frequency.EventFrequencyCondition',"
            + "'comparisonType':'count','value':5,'interval':'1h'}],"
            + "'filters':[{'id':'sentry.rules.filters.latest_release.LatestReleaseFilter'}],"
            + "'actions':[]}");
  }

  private static WorkflowWish wish(
      @Nullable String conditions, @Nullable String filters, @Nullable String filterMatch) {
    return new WorkflowWish(
        null,
        conditions == null ? null : List.of(json(conditions)),
        filters == null ? null : List.of(json(filters)),
        filterMatch,
        null,
        null,
        null,
        null,
        null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "any", "none"})
  void newFiltersLeaveHowManyOfTheConditionsHaveToBeMet(String match) {
    JsonObject changed = ProjectRules.changed(rule(match, "all"), wish(null, LEVEL, null));
    assertThat(changed.get("actionMatch").getAsString()).isEqualTo(match);
    assertThat(changed.getAsJsonArray("conditions")).hasSize(2);
    assertThat(changed.getAsJsonArray("filters").toString()).contains("LevelFilter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "any", "none"})
  void howManyFiltersHaveToFitStaysUnlessItIsSaid(String match) {
    JsonObject rule = rule("any", match);
    assertThat(ProjectRules.changed(rule, wish(null, LEVEL, null)).get("filterMatch").getAsString())
        .isEqualTo(match);
    JsonObject conditions =
        ProjectRules.changed(
            rule,
            wish(
                "{'type':'regression_event','comparison':true,'conditionResult':true}",
                null,
                null));
    assertThat(conditions.get("filterMatch").getAsString()).isEqualTo(match);
    assertThat(conditions.get("actionMatch").getAsString()).isEqualTo("any");
    assertThat(
            ProjectRules.changed(rule, wish(null, LEVEL, "any-short"))
                .get("filterMatch")
                .getAsString())
        .isEqualTo("any");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "any"})
  void howOftenBesideOneConditionMeansBoth(String match) {
    JsonObject rule = rule(match, "all");
    rule.getAsJsonArray("conditions").remove(1);
    JsonObject changed = ProjectRules.changed(rule, wish(null, OFTEN, null));
    assertThat(changed.get("actionMatch").getAsString()).isEqualTo("all");
    assertThat(changed.getAsJsonArray("conditions")).hasSize(2);
    assertThat(changed.getAsJsonArray("filters")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"none,all", "any,none"})
  void howOftenIsRefusedWhereNothingMayFit(String match, String filterMatch) {
    JsonObject rule = rule(match, filterMatch);
    rule.getAsJsonArray("conditions").remove(1);
    assertThatExceptionOfType(OlderServerException.class)
        .isThrownBy(() -> ProjectRules.changed(rule, wish(null, OFTEN, null)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'status':'active'                | true",
        "'status':'disabled'              | false",
        "'status':'active','snooze':true  | false",
        "'status':'active','snooze':false | true",
        "'status':'active','snooze':true,'snoozeForEveryone':true  | false",
        "'status':'active','snooze':true,'snoozeForEveryone':false | true",
        "'status':'disabled','snooze':true,'snoozeForEveryone':false | false"
      })
  void aRuleThatIsSnoozedForAllIsSwitchedOff(String fields, boolean enabled) {
    assertThat(ProjectRules.workflow(json("{'id':'1'," + fields + "}")).isEnabled())
        .isEqualTo(enabled);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'snooze':true                              | false",
        "'snooze':true,'snoozeForEveryone':true     | false",
        "'snooze':true,'snoozeForEveryone':false    | true",
        "'snooze':false,'snoozeForEveryone':null    | true"
      })
  void aMetricRuleThatIsSnoozedForAllIsSwitchedOff(String fields, boolean enabled) {
    assertThat(MetricRules.detector(json("{'id':'1','status':0," + fields + "}")).isEnabled())
        .isEqualTo(enabled);
  }

  @Test
  void aMetricRuleIsToldOfAsAMonitor() {
    Detector detector =
        MetricRules.detector(
            json(
                "{'id':'91','name':'n','dataset':'events','aggregate':'count()','query':'q',"
                    + "'timeWindow':15,'environment':null,'thresholdType':1,'resolveThreshold':null,"
                    + "'projects':['web'],'owner':'team:5','status':0,"
                    + "'triggers':[{'label':'warning','alertThreshold':9},"
                    + "{'label':'critical','alertThreshold':5.5}]}"));
    assertThat(detector.minutes()).isEqualTo(15);
    assertThat(detector.dataset()).isEqualTo("errors");
    assertThat(detector.owner()).isEqualTo("team:5");
    assertThat(detector.isEnabled()).isTrue();
    assertThat(detector.projects()).hasToString("[\"web\"]");
    assertThat(detector.conditions().toString().replace('"', '\''))
        .isEqualTo(
            "[{'type':'lt','comparison':9,'conditionResult':50},"
                + " {'type':'lt','comparison':5.5,'conditionResult':75},"
                + " {'type':'gte','comparison':5.5,'conditionResult':0}]");
  }

  @Test
  void aMetricRuleWithoutTriggersOrTimesDoesNotCrash() {
    Detector detector = MetricRules.detector(json("{'id':'91','status':5}"));
    assertThat(detector.isEnabled()).isFalse();
    assertThat(detector.minutes()).isNull();
    assertThat(detector.conditions()).isEmpty();
    assertThat(detector.name()).isEmpty();
  }
}
