using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures;

/// <summary>A file that says something else than what is stored.</summary>
[Trait("Speed", "slow")]
public sealed class ImportNumbersTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Force = "restrictive_interventions";

    [Fact]
    public async Task A_number_that_is_there_is_not_replaced_without_a_reason()
    {
        var ward = await rooms.WardAsync();
        await ImportAsync(ward, "2026-01,4,500", "2026-02,5,510");

        var refused = await ImportAsync(ward, "2026-01,4,500", "2026-02,7,510");

        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains("line 3, reason: February 2026 already has another number: 5 of 510, put in by the operator on ", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Give the reason for the change on this line, or one for the whole file; or take the line out.", refused.Error, StringComparison.Ordinal);
        Assert.Equal([4, 5], (await rooms.PointsAsync(ward, Force)).Select(p => p.Numerator!.Value));
    }

    [Fact]
    public async Task One_reason_is_put_to_the_numbers_that_change_and_to_no_other()
    {
        var ward = await rooms.WardAsync();
        await ImportAsync(ward, "2025-12,3,520", "2026-01,4,500");

        var changed = await ImportAsync(ward, ["--reason", "forms came late"], "2025-12,3,520", "2026-01,6,500", "2026-02,5,510");

        Assert.Equal((0, "1 new, 1 changed, 1 the same\n"), (changed.Exit, changed.Out));
        Assert.Equal([null, null, "forms came late", null], (await rooms.PointsAsync(ward, Force)).Select(p => p.Reason));
    }

    [Fact]
    public async Task Two_lines_that_do_not_agree_are_refused_and_two_that_do_are_one()
    {
        var ward = await rooms.WardAsync();

        var differing = await ImportAsync(ward, ["--reason", "late"], "2026-01,4,500", "2026-01,6,500");
        var alike = await ImportAsync(ward, "2026-01,4,500", "2026-01,4,500");

        Assert.Contains("line 3, reason: An earlier line says 4 of 500 for the same ward, measure and month. Keep the one that is right.", differing.Error, StringComparison.Ordinal);
        Assert.Equal("1 new, 0 changed, 1 the same\n", alike.Out);
    }

    private Task<CliAnswer> ImportAsync(UnitRow ward, params string[] lines) => ImportAsync(ward, [], lines);

    private async Task<CliAnswer> ImportAsync(UnitRow ward, string[] options, params string[] lines)
    {
        var file = Path.Combine(rooms.Location.Folder, $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(
            file,
            "unit,measure,period,numerator,denominator\n" + string.Concat(lines.Select(l => $"{ward.Code},{Force},{l}\n")),
            TestContext.Current.CancellationToken);
        return await rooms.CliAsync(["import", "numbers", file, .. options]);
    }
}
