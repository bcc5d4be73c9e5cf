/* The yardstick of the SPC engine: the same work as one plain loop in C, for one core. Mean and moving range with compensated sums,
   limits, four rules with the same tolerance on ties, and the icon of the last point.
   build: cc -O3 -march=x86-64-v2 xmr.c -lm      usage: xmr FILE SERIES POINTS   (FILE holds SERIES x POINTS doubles; NaN is a gap)
   prints: the best of nine rounds in seconds, how many flags were set and the sum of the icons, so that both sides are known to agree */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ABOVE = 1, BELOW = 2, RUN_ABOVE = 4, RUN_BELOW = 8, UP = 16, DOWN = 32, NEAR_UPPER = 64, NEAR_LOWER = 128 };
enum { HIGH = ABOVE | RUN_ABOVE | UP | NEAR_UPPER, LOW = BELOW | RUN_BELOW | DOWN | NEAR_LOWER };

struct sum { double value, lost; };

static void add(struct sum *s, double x) {
    double t = s->value + x, taken = t - s->value;
    s->lost += s->value - (t - taken) + (x - taken);
    s->value = t;
}

static double larger(double a, double b) { return a > b ? a : b; }
static double width(double line) { return 1e-12 * larger(1, fabs(line)); }

static void mark(uint16_t *flags, int at, int count, uint16_t rule) {
    for (int i = at - count + 1; i <= at; i++) flags[i] |= rule;
}

static int read_chart(const double *v, int n, uint16_t *flags) {
    struct sum sum = {0, 0}, ranges = {0, 0};
    double last = NAN;
    int used = 0, pairs = 0;
    for (int i = 0; i < n; i++) {
        flags[i] = 0;
        if (isnan(v[i])) { last = NAN; continue; }
        add(&sum, v[i]);
        used++;
        if (!isnan(last)) { add(&ranges, fabs(v[i] - last)); pairs++; }
        last = v[i];
    }
    if (pairs == 0) return 0;
    double centre = (sum.value + sum.lost) / used, half = 2.66 * ((ranges.value + ranges.lost) / pairs);
    double upper = centre + half, lower = centre - half, near_upper = centre + 2 * half / 3, near_lower = centre - 2 * half / 3;
    double over = centre + width(centre), under = centre - width(centre);
    upper += width(upper); lower -= width(lower); near_upper += width(near_upper); near_lower -= width(near_lower);
    int above = 0, below = 0, up = 0, down = 0, at = -1;
    last = NAN;
    for (int i = 0; i < n; i++) {
        double x = v[i];
        if (isnan(x)) { above = below = up = down = 0; last = NAN; continue; }
        at = i;
        double tie = 1e-12 * larger(1, larger(fabs(x), fabs(last)));
        above = x > over ? above + 1 : 0;
        below = x < under ? below + 1 : 0;
        up = x - last > tie ? up + 1 : 0;
        down = last - x > tie ? down + 1 : 0;
        last = x;
        if (x > upper) flags[i] |= ABOVE; else if (x < lower) flags[i] |= BELOW;
        if (above >= 7) mark(flags, i, above == 7 ? 7 : 1, RUN_ABOVE);
        if (below >= 7) mark(flags, i, below == 7 ? 7 : 1, RUN_BELOW);
        if (up >= 6) mark(flags, i, up == 6 ? 7 : 1, UP);
        if (down >= 6) mark(flags, i, down == 6 ? 7 : 1, DOWN);
        if (above >= 3 && (x > near_upper) + (v[i - 1] > near_upper) + (v[i - 2] > near_upper) >= 2)
            for (int k = i - 2; k <= i; k++) if (v[k] > near_upper) flags[k] |= NEAR_UPPER;
        if (below >= 3 && (x < near_lower) + (v[i - 1] < near_lower) + (v[i - 2] < near_lower) >= 2)
            for (int k = i - 2; k <= i; k++) if (v[k] < near_lower) flags[k] |= NEAR_LOWER;
    }
    return flags[at] & HIGH ? 2 : flags[at] & LOW ? 1 : 0;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    int series = atoi(argv[2]), points = atoi(argv[3]);
    size_t count = (size_t)series * points;
    double *values = malloc(count * sizeof *values);
    uint16_t *flags = calloc(count, sizeof *flags);
    FILE *file = fopen(argv[1], "rb");
    if (!values || !flags || !file || fread(values, sizeof *values, count, file) != count) return 1;
    double best = 1e9;
    long set = 0, icons = 0;
    for (int round = 0; round < 9; round++) {
        struct timespec from, to;
        icons = 0;
        clock_gettime(CLOCK_MONOTONIC, &from);
        for (int s = 0; s < series; s++) icons += read_chart(values + (size_t)s * points, points, flags + (size_t)s * points);
        clock_gettime(CLOCK_MONOTONIC, &to);
        double seconds = (to.tv_sec - from.tv_sec) + (to.tv_nsec - from.tv_nsec) / 1e9;
        if (seconds < best) best = seconds;
    }
    for (size_t i = 0; i < count; i++) set += __builtin_popcount(flags[i]);
    printf("%.9f %ld %ld\n", best, set, icons);
    return 0;
}
