using System.Collections.Concurrent;
using System.Diagnostics;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>The drill: a backup while people write, put back on a machine that has nothing.</summary>
[Collection(RunsAlone.Name)]
[Trait("Speed", "slow")]
public sealed class DrillTests
{
    private const int Wards = 6;

    [Fact]
    public async Task A_backup_under_load_is_restored_on_a_clean_machine_as_one_moment()
    {
        await using var database = await TestDatabase.ReadyAsync();
        var path = Path.Combine(database.Folder, "drill.backup");
        var acknowledged = new ConcurrentDictionary<(string Ward, DateOnly Month), int>();
        HashSet<(string Ward, DateOnly Month)> before = [], after = [];
        using var stop = new CancellationTokenSource();
        long records;
        await using (var house = new HouseAt(database.Location))
        {
            await WardsAsync(database);
            var writers = Enumerable.Range(1, Wards).Select(w => Task.Run(() => WriteAsync(house, $"ZXD-W{w}", acknowledged, stop.Token))).ToList();
            await UntilAsync(() => acknowledged.Count >= 3 * Wards);

            before = [.. acknowledged.Keys];
            var taken = (await house.BackupAsync(path)).Value;
            records = taken.Manifest.Audit.Records;
            await UntilAsync(() => acknowledged.Count >= before.Count + Wards); // writers go on
            await stop.CancelAsync();
            await Task.WhenAll(writers);
            after = [.. acknowledged.Keys];
        }

        await using var clean = await TestDatabase.EmptyAsync();
        await using (var machine = new HouseAt(clean.Location))
        {
            Assert.Null((await machine.RestoreAsync(path)).Refusal);
        }

        await using (var host = new RoomsHost(clean.Location, TimeProvider.System))
        {
            await host.ReadyAsync();
        }

        await using var restored = new HouseAt(clean.Location);
        var numbers = await restored.NumbersAsync();
        Assert.Empty(before.Except(numbers.Keys)); // all that was acknowledged before it began
        Assert.Empty(numbers.Keys.Except(after)); // nothing that was never written
        Assert.True(numbers.Count < after.Count, "The writers did not go on while the backup was taken.");
        Assert.All(numbers, n => Assert.Equal((acknowledged[n.Key], 1), ((int)n.Value.Number, n.Value.Revisions)));
        Assert.Equal(numbers.Count, await restored.AuditedAsync("measures.number-recorded")); // no number without its record, none half
        foreach (var ward in numbers.GroupBy(n => n.Key.Ward)) // each writer wrote month by month: a moment has no gaps
        {
            Assert.Equal(Enumerable.Range(0, ward.Count()).Select(MonthOf), ward.Select(n => n.Key.Month).Order());
        }

        var account = await restored.VerifyAsync();
        Assert.Empty(account.Breaks);
        Assert.True(account.Records > records, "The restore itself is on the record.");
    }

    private static DateOnly MonthOf(int number) => new DateOnly(2000, 1, 1).AddMonths(number);

    private static async Task WriteAsync(HouseAt house, string ward, ConcurrentDictionary<(string Ward, DateOnly Month), int> acknowledged, CancellationToken stop)
    {
        for (var i = 0; i < 300 && !stop.IsCancellationRequested; i++)
        {
            var number = 1 + i * 7 % 19;
            var outcome = await house.RecordAsync(ward, $"{MonthOf(i):yyyy-MM}", number);
            Assert.Null(outcome.Refusal);
            acknowledged[(ward, MonthOf(i))] = number;
        }
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var from = Stopwatch.GetTimestamp();
        while (!holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(60), "The writers did not get on within a minute.");
            await Task.Delay(5);
        }
    }

    private static async Task WardsAsync(TestDatabase database)
    {
        var file = Path.Combine(database.Folder, "wards.csv");
        var lines = Enumerable.Range(1, Wards).Select(w => $"ZXD,Drilled Trust,ZXD-W{w},Ward {w},Adult Acute");
        await File.WriteAllLinesAsync(file, ["provider_code,provider_name,ward_code,ward_name,ward_type", .. lines], TestContext.Current.CancellationToken);
        var answer = await CliProgram.StartAsync(database.Location.Folder, database.Location.Postgres, "import", "organisations", file);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
    }
}
