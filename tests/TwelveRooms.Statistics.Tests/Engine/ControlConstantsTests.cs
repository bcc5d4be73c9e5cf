using System.Text.Json;

namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class ControlConstantsTests
{
    /// <summary>Source: Montgomery (2013), appendix VI.</summary>
    [Theory]
    [InlineData(2, 0.7979, 2.659, 0, 3.267, 1.128)]
    [InlineData(5, 0.9400, 1.427, 0, 2.089, 2.326)]
    [InlineData(10, 0.9727, 0.975, 0.284, 1.716, 3.078)]
    [InlineData(25, 0.9896, 0.606, 0.565, 1.435, 3.931)]
    public void They_are_those_of_the_book(int size, double c4, double a3, double b3, double b4, double d2)
    {
        Assert.Equal(c4, ControlConstants.C4(size), 4);
        Assert.Equal(a3, ControlConstants.A3(size), 3);
        Assert.Equal(b3, ControlConstants.B3(size), 3);
        Assert.Equal(b4, ControlConstants.B4(size), 3);
        Assert.Equal(d2, ControlConstants.D2(size), 3);
    }

    [Fact]
    public void They_are_those_of_the_table_for_2_to_60()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "tables.json")));
        var table = document.RootElement.GetProperty("constants");
        double[] Column(string name) => [.. table.GetProperty(name).EnumerateArray().Select(cell => cell.GetDouble())];
        var sizes = Column("n").Select(size => (int)size).ToArray();

        Assert.Equal(59, sizes.Length);
        Assert.All(sizes.Zip(Column("c4")), row => Assert.Equal(row.Second, ControlConstants.C4(row.First), 1e-12));
        Assert.All(sizes.Zip(Column("a3")), row => Assert.Equal(row.Second, ControlConstants.A3(row.First), 1e-9));
        Assert.All(sizes.Zip(Column("b3")), row => Assert.Equal(row.Second, ControlConstants.B3(row.First), 1e-9));
        Assert.All(sizes.Zip(Column("b4")), row => Assert.Equal(row.Second, ControlConstants.B4(row.First), 1e-9));
    }

    [Fact]
    public void C4_goes_on_smoothly_beyond_its_table() =>
        Assert.Equal(ControlConstants.C4(1_023) + (ControlConstants.C4(1_023) - ControlConstants.C4(1_022)), ControlConstants.C4(1_024), 1e-9);

    [Theory]
    [InlineData(1)]
    [InlineData(-5)]
    public void One_value_has_no_spread(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlConstants.C4(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => ControlConstants.D2(size));
    }
}
