using System.Collections.Concurrent;
using System.Diagnostics;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>Fifty people save at once, again and again: nobody is told that the database is locked, and nobody waits long.</summary>
[Collection(RunsAlone.Name)]
[Trait("Speed", "slow")]
public sealed class ManyWritersTests
{
    private const int Writers = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Fifty_who_write_at_once_are_all_served_and_none_waits_two_seconds()
    {
        await using var rooms = await Rooms.StartAsync();
        var provider = await rooms.ProviderAsync();
        var wards = new List<UnitRow>();
        for (var w = 0; w < Writers; w++)
        {
            wards.Add(await rooms.WardAsync(provider));
        }

        var alone = TimeSpan.Zero;
        var before = await rooms.WardAsync(provider);
        for (var i = 0; i < 20; i++)
        {
            alone = await WriteAsync(rooms, before, i); // the first of all compile the queries, and are not what is measured
        }

        var waits = new ConcurrentBag<TimeSpan>();
        var from = Stopwatch.GetTimestamp();
        await Task.WhenAll(wards.Select(ward => Task.Run(async () =>
        {
            for (var i = 0; Stopwatch.GetElapsedTime(from) < Load; i++)
            {
                waits.Add(await WriteAsync(rooms, ward, i));
            }
        })));

        var words = $"{waits.Count} writes of {Writers} writers in {Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s, worst wait {waits.Max().TotalSeconds:0.00} s; one alone took {alone.TotalMilliseconds:0} ms.";
        TestContext.Current.SendDiagnosticMessage(words);
        Assert.True(waits.Count >= 2 * Writers, $"Fifty did not write at once: {words}");
        Assert.True(waits.Max() < Longest, words);
    }

    /// <summary>One number by the real handler, in a scope of its own as each request has; anything but a stored number fails here.</summary>
    private static async Task<TimeSpan> WriteAsync(Rooms rooms, UnitRow ward, int number)
    {
        var command = new RecordNumberCommand(
            ward.Id.Value.ToString(), HouseAt.Force, $"{new DateOnly(2015, 5, 1).AddMonths(number):yyyy-MM-dd}", PointState.Reported, "4", "500");
        var from = Stopwatch.GetTimestamp();
        var outcome = await rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h => h.HandleAsync(command, Rooms.TestSystem, CancellationToken.None));
        var waited = Stopwatch.GetElapsedTime(from);
        Assert.Null(outcome.Refusal);
        return waited;
    }
}
