"""Addresses of the repair café."""

from django.urls import path
from dure.programmes.repair_cafe.screens.bench.view import bench_page

urlpatterns = [path("in/<slug:slug>/repair/", bench_page, name="repair_bench")]
