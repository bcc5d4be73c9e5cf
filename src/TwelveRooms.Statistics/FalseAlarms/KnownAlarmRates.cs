namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>What a million simulated series gave for the charts that pages show most; a test makes some of it anew.</summary>
internal static class KnownAlarmRates
{
    private const int Series = 1_000_000;

    /// <summary>Lengths that are simulated; between them shares are read off a straight line.</summary>
    public static readonly int[] Lengths = [13, 15, 18, 20, 24, 30, 36, 48, 60, 84, 120];

    private static readonly AlarmRates[] FromAll =
    [
        Of(0.0108, 0.0553, 0.0156, 0.0024),
        Of(0.0114, 0.0726, 0.0202, 0.0025),
        Of(0.0124, 0.0997, 0.0260, 0.0025),
        Of(0.0130, 0.1177, 0.0293, 0.0025),
        Of(0.0138, 0.1542, 0.0348, 0.0025),
        Of(0.0149, 0.1939, 0.0406, 0.0026),
        Of(0.0157, 0.2058, 0.0448, 0.0026),
        Of(0.0162, 0.2199, 0.0503, 0.0026),
        Of(0.0171, 0.2285, 0.0539, 0.0026),
        Of(0.0175, 0.2379, 0.0581, 0.0027),
        Of(0.0182, 0.2447, 0.0613, 0.0027),
    ];

    private static readonly AlarmRates[] FromFirst12 =
    [
        Of(0.0263, 0.0677, 0.0162, 0.0036),
        Of(0.0365, 0.1127, 0.0247, 0.0056),
        Of(0.0526, 0.1864, 0.0417, 0.0078),
        Of(0.0589, 0.2340, 0.0528, 0.0090),
        Of(0.0590, 0.3105, 0.0675, 0.0106),
        Of(0.0588, 0.3990, 0.0820, 0.0122),
        Of(0.0589, 0.4658, 0.0916, 0.0133),
        Of(0.0589, 0.4895, 0.1039, 0.0147),
        Of(0.0587, 0.4890, 0.1111, 0.0155),
        Of(0.0587, 0.4901, 0.1196, 0.0164),
        Of(0.0589, 0.4897, 0.1259, 0.0171),
    ];

    /// <summary>The rates of an individuals chart of normal values by the default options, or null for any other chart.</summary>
    public static AlarmRates? Find(UnchangedSeries series)
    {
        var at = Array.IndexOf(Lengths, series.Points);
        return at < 0 || series != new UnchangedSeries { Points = series.Points, Options = series.Options } ? null
            : series.Options == ChartOptions.Default ? FromAll[at]
            : series.Options == ChartOptions.Default with { BaselinePoints = ChartLengths.ForBaseline } ? FromFirst12[at]
            : null;
    }

    private static AlarmRates Of(double today, double inLast24, double ofPoints, double outside) => new(today, inLast24, ofPoints, outside, Series);
}
