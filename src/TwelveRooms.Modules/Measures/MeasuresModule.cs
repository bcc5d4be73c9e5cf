using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Measures.ChooseChart;
using TwelveRooms.Measures.Completeness;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Measures.Contributions;
using TwelveRooms.Measures.CorrectNumber;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.DemoNumbers;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Measures.History;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Measures.ImportPublished;
using TwelveRooms.Measures.ImportPublished.Storing;
using TwelveRooms.Measures.ImportSeries;
using TwelveRooms.Measures.Library;
using TwelveRooms.Measures.LockMonth;
using TwelveRooms.Measures.MakeWardMeasure;
using TwelveRooms.Measures.RecallNumber;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Settings;

namespace TwelveRooms.Measures;

internal static class MeasuresModule
{
    public static IServiceCollection AddMeasures(this IServiceCollection services) => services
        .AddScoped<MeasureLibrary>()
        .AddScoped<MeasureDirectory>()
        .AddScoped<SeriesReader>()
        .AddScoped<PooledSeries>()
        .AddScoped<MeasureBreaks>()
        .AddScoped<IOutboxConsumer, SeriesTouched>()
        .AddScoped<IOutboxConsumer, MeasureChanged>()
        .AddScoped<IOutboxConsumer, WardsElsewhere>()
        .AddScoped<ChangeMeasureHandler>()
        .AddScoped<ChooseChartHandler>()
        .AddScoped<IDemoPart, DemoReturns>()
        .AddScoped<RecordNumberHandler>()
        .AddScoped<RecordManyHandler>()
        .AddScoped<NumbersTaken>()
        .AddScoped<PointsImporter>()
        .AddScoped<PointsComparer>()
        .AddScoped<PointsStore>()
        .AddScoped<ImportUndo>()
        .AddScoped<UndoImportHandler>()
        .AddScoped<ImportList>()
        .AddScoped<RememberNameHandler>()
        .AddScoped<ForgetNameHandler>()
        .AddScoped<RememberedNames>()
        .AddSingleton<ImportRunner>()
        .AddScoped<IRecurringJob, StoppedImports>()
        .AddSingleton(_ => DropFolderPlace.OfEnvironment())
        .AddScoped<IRecurringJob, DropFolder>()
        .AddScoped<ImportSeriesHandler>()
        .AddScoped<PublishedPlaces>()
        .AddScoped<PublishedStore>()
        .AddScoped<PublishedImporter>()
        .AddScoped<MatchCodeHandler>()
        .AddScoped<MatchCodesHandler>()
        .AddScoped<DueNumbersHandler>()
        .AddScoped<AskedSeries>()
        .AddScoped<AskedSeriesOf>()
        .AddScoped<Burden>()
        .AddScoped<StartSeriesHandler>()
        .AddScoped<EndSeriesHandler>()
        .AddScoped<MakeWardMeasureHandler>()
        .AddScoped<NumberHistoryHandler>()
        .AddScoped<IDueItem, DueNumbersOfWards>()
        .AddScoped<IBurdenItem, MeasureBurden>()
        .AddScoped<ComingNumbers>()
        .AddScoped<IComingItem, ComingNumbers>()
        .AddScoped<ISettingCheck, OutcomeSetCheck>()
        .AddScoped<LockableUnits>()
        .AddScoped<LockMonthHandler>()
        .AddScoped<UnlockMonthHandler>()
        .AddScoped<OwedNumbers>()
        .AddScoped<CompletenessHandler>()
        .AddScoped<ChartMaker>()
        .AddScoped<ShowChartHandler>()
        .AddScoped<ExportNumbersHandler>()
        .AddScoped<ExportRecords>()
        .AddScoped<IHistorySource, ChartHistory>()
        .AddScoped<IHistorySource, MeasureHistory>()
        .AddScoped<IHistorySource, ImportHistory>()
        .AddScoped<RecallReach>()
        .AddScoped<RecallNumberHandler>()
        .AddScoped<ReissueNumberHandler>()
        .AddScoped<ShowRecallHandler>()
        .AddScoped<ShowRecallsHandler>()
        .AddScoped<DecideChartHandler>()
        .AddScoped<WithdrawDecisionHandler>()
        .AddScoped<WardMeasures>()
        .AddScoped<IHeldDays, HeldNumbers>()
        .AddScoped<IUnitSection, MeasureSections>()
        .AddScoped<IRoomContent, MeasureRooms>()
        .AddScoped<IWhatChanged, MeasureNews>()
        .AddScoped<INeedsMe, MeasureNeeds>();
}
