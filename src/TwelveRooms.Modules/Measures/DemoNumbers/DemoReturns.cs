using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>The numbers of the demo, what was decided about them, and the organisations' own figures made of them.</summary>
internal sealed class DemoReturns(
    Db db, MeasureDirectory measures, UnitDirectory units, DemoViewers people, ProgrammeSettings settings, RecordManyHandler record, DecideChartHandler decide,
    PooledSeries pooled) : IDemoPart
{
    private static readonly Viewer Maker = Viewer.System("demo");

    public async Task<IReadOnlyList<DemoStep>> StepsAsync(DemoPlan plan, CancellationToken cancel)
    {
        var library = (await measures.AllAsync(Maker, cancel)).ToDictionary(m => m.Code);
        var decisions = DemoDecisions.Of(plan);
        var numbers = plan.Programme.Wards
            .SelectMany(w => new WardNumbers(plan, w.Ward, library, decisions).All().Select(n => (w.Provider, Number: n)));
        return
        [
            new(plan.At(plan.Start, 8), DemoOrder.Programme, "the monthly set", SetOutcomesAsync),
            .. numbers.GroupBy(n => (n.Number.EnteredAt, Provider: n.Provider.Code, Hand: HandOf(n.Number, library))).Select(batch => new DemoStep(
                batch.Key.EnteredAt, DemoOrder.Numbers, $"numbers of {batch.Key.Hand ?? batch.Key.Provider}",
                c => RecordAsync([.. batch.Select(n => n.Number.ToCommand())], batch.Key.Hand, c))),
            .. decisions.Select(d => new DemoStep(d.At, DemoOrder.Decisions, $"{d.Kind} on {d.Ward}", c => DecideAsync(d, c))),
            new(plan.Now, DemoOrder.Summaries, "figures of organisations", PoolAsync),
        ];
    }

    /// <summary>On wards whose manager can be chosen at the door, the ward's own numbers carry that person's name.</summary>
    private static string? HandOf(DemoNumber number, Dictionary<string, Measure> library) =>
        number.Ward is "ZX1-W01" or "ZX2-W01" && library[number.Measure].WardEntered ? number.Ward : null;

    private async Task SetOutcomesAsync(CancellationToken cancel)
    {
        const string Set = "restrictive_interventions,violence,self_harm,staff_sickness_days";
        if (await settings.ReadAsync(SettingDefinition.OutcomeSet, cancel) != Set)
        {
            var outcome = await settings.ChangeAsync(new(SettingDefinition.OutcomeSet, Set, "The demo shows the whole monthly set."), Maker, cancel);
            _ = outcome.Value;
        }
    }

    private async Task RecordAsync(IReadOnlyList<RecordNumberCommand> rows, string? hand, CancellationToken cancel)
    {
        var viewer = hand is null ? Maker : await people.FindAsync("ward-manager", hand, cancel) ?? Maker;
        var outcome = await record.HandleAsync(
            new([.. rows.Select(r => hand is null ? r : r with { Initials = null })], "demo programme") { IsPooledByCaller = true }, viewer, cancel);
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{refusal.Message} {string.Join(" / ", refusal.Problems.Take(5).Select(p => $"{rows[p.Line - 1]}: {p.Message}"))}");
        }
    }

    private async Task DecideAsync(DemoDecision decision, CancellationToken cancel)
    {
        if (await IsThereAsync(decision, cancel))
        {
            return;
        }

        var by = await people.FindAsync(decision.ByRole, decision.Ward, cancel) ?? Maker;
        var outcome = await decide.HandleAsync(decision.ToCommand(), by, cancel);
        _ = outcome.IsRefused ? throw new InvalidOperationException($"{decision}: {outcome.Refusal.Message}") : outcome.Value;
    }

    private async Task<bool> IsThereAsync(DemoDecision decision, CancellationToken cancel)
    {
        var unit = await units.FindAsync(decision.Ward, Maker, cancel);
        var series = await db.For<Series>(Maker).Where(s => s.Unit == unit!.Number).Select(s => s.Number).ToListAsync(cancel);
        return await db.For<ChartDecision>(Maker).AnyAsync(d => series.Contains(d.Series) && d.Kind == decision.Kind && d.Text == decision.Text, cancel);
    }

    private async Task PoolAsync(CancellationToken cancel) =>
        await pooled.RefreshAsync(await db.For<Series>(Maker).Where(s => !s.IsPublished).Select(s => s.Number).ToListAsync(cancel), cancel);
}
