package dev.sentrycli.api.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a metric alert should be. Null means what is usual for a new one, and what it is for one
/// that is there.
///
/// @param minutes how far it looks back
/// @param environment empty for all
/// @param owner such as `team:5`; empty for nobody
/// @param workflows the numbers of the alerts that tell of what it finds
public record MetricWish(
    @Nullable String name,
    @Nullable String query,
    @Nullable String aggregate,
    @Nullable MetricDataset dataset,
    @Nullable Integer minutes,
    @Nullable List<Trigger> triggers,
    @Nullable String environment,
    @Nullable String owner,
    @Nullable List<String> workflows,
    @Nullable Boolean enabled) {}
